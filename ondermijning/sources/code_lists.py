"""What a column looks like that holds a forbidden attribute under another name: the values of the code lists it comes with."""

from __future__ import annotations

from typing import NamedTuple

from ondermijning.language import deferred

SHARE = 0.9  # of the values
ENOUGH = 20  # values; fewer say nothing


class CodeList(NamedTuple):
    """The values of an attribute that may never be stored.

    Args:
        what: the attribute, for people.
        values: the list, in lower case.
        signs: of each of these sets at least one value must occur, else the column is something else.
        distinct: number of different values at least.
    """

    what: str
    values: frozenset[str]
    signs: tuple[frozenset[str], ...]
    distinct: int

    def fits(self, counts: dict[str, int]) -> bool:
        """Whether a column is filled with this list.

        Args:
            counts: the values of a column in lower case, with how often each occurs.
        """
        found = self.values & counts.keys()
        if len(found) < self.distinct or not all(sign & found for sign in self.signs):
            return False
        return sum(counts[value] for value in found) >= max(ENOUGH, SHARE * sum(counts.values()))


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _four_digits(first: int, last: int) -> frozenset[str]:
    return frozenset(f"{number:04d}" for number in range(first, last + 1))


_MALE, _FEMALE = _set("m man mannelijk male jongen"), _set("v vrouw vrouwelijk female meisje")
# ISO 3166-1.
_ALPHA_2 = _set("""
    ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca cc cd cf
    cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi fj fk fm fo fr ga gb gd ge gf gg gh
    gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw
    ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng
    ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn
    so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug um us uy uz va vc ve vg vi vn vu wf ws ye yt
    za zm zw
""")
_ALPHA_3 = _set("""
    afg ala alb dza asm and ago aia ata atg arg arm abw aus aut aze bhs bhr bgd brb blr bel blz ben bmu btn bol bes bih bwa
    bvt bra iot brn bgr bfa bdi cpv khm cmr can cym caf tcd chl chn cxr cck col com cog cod cok cri civ hrv cub cuw cyp cze
    dnk dji dma dom ecu egy slv gnq eri est swz eth flk fro fji fin fra guf pyf atf gab gmb geo deu gha gib grc grl grd glp
    gum gtm ggy gin gnb guy hti hmd vat hnd hkg hun isl ind idn irn irq irl imn isr ita jam jpn jey jor kaz ken kir prk kor
    kwt kgz lao lva lbn lso lbr lby lie ltu lux mac mdg mwi mys mdv mli mlt mhl mtq mrt mus myt mex fsm mda mco mng mne msr
    mar moz mmr nam nru npl nld ncl nzl nic ner nga niu nfk mkd mnp nor omn pak plw pse pan png pry per phl pcn pol prt pri
    qat reu rou rus rwa blm shn kna lca maf spm vct wsm smr stp sau sen srb syc sle sgp sxm svk svn slb som zaf sgs ssd esp
    lka sdn sur sjm swe che syr twn tjk tza tha tls tgo tkl ton tto tun tur tkm tca tuv uga ukr are gbr usa umi ury uzb vut
    ven vnm vgb vir wlf esh yem zmb zwe
""")
_COUNTRIES = _set("""
    nederland belgië belgie duitsland frankrijk engeland marokko turkije suriname aruba curaçao curacao indonesië indonesie
    polen roemenië roemenie bulgarije hongarije oekraïne oekraine rusland syrië syrie irak iran afghanistan eritrea somalië
    somalie ethiopië ethiopie ghana nigeria egypte tunesië tunesie algerije kaapverdië china vietnam india pakistan brazilië
    brazilie colombia spanje portugal italië italie griekenland sovjetunie joegoslavië joegoslavie onbekend
""")
_NATIONALS = _set("""
    nederlandse belgische duitse franse britse ierse marokkaanse turkse surinaamse indonesische poolse roemeense bulgaarse
    hongaarse oekraïense oekrainse russische syrische iraakse iraanse afghaanse eritrese somalische ethiopische ghanese
    nigeriaanse egyptische tunesische algerijnse chinese vietnamese indiase pakistaanse braziliaanse colombiaanse spaanse
    portugese italiaanse griekse zweedse deense noorse finse letse litouwse estse tsjechische slowaakse kroatische servische
    bosnische amerikaanse canadese australische japanse thaise filipijnse staatloos onbekend
""")

CODE_LISTS = (
    # BRP table 32 runs from 0001 (Nederlandse) to 0500 (vastgesteld niet-Nederlander), with a few behind it.
    CodeList(deferred("codes of nationalities"), _four_digits(0, 520), (_set("0001"),), 5),
    CodeList(deferred("nationalities"), _NATIONALS, (_set("nederlandse"),), 5),
    CodeList(deferred("genders"), _MALE | _FEMALE | _set("o x u onbekend onzijdig unknown"), (_MALE, _FEMALE), 2),
    CodeList(deferred("codes of countries"), _ALPHA_2, (_set("nl"),), 5),
    CodeList(deferred("codes of countries"), _ALPHA_3, (_set("nld"),), 5),
    # BRP table 34: 6030 is Nederland.
    CodeList(deferred("codes of countries"), _four_digits(5001, 9999), (_set("6030"),), 5),
    CodeList(deferred("countries"), _COUNTRIES, (_set("nederland"),), 5),
)
