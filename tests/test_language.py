"""What people read has a Dutch translation, and the catalogue is that of the code."""

from __future__ import annotations

import ast
import re
import runpy
import string
from gettext import GNUTranslations
from pathlib import Path

import pytest

from ondermijning import language
from ondermijning.language import language_of, plural, say, speak

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = runpy.run_path(str(ROOT / "docs" / "catalogue.py"))
WRITTEN = CATALOGUE["written"]()
TEXTS = CATALOGUE["texts"]()
SENTENCES = [message for message in WRITTEN if message.id]
_NUMBER = re.compile(r"%\(\w+\)s")
_CODE = [*sorted((ROOT / "ondermijning").rglob("*.py")), *sorted((ROOT / "loaders").rglob("*.py"))]
_MARKED = {"say", "plural", "deferred"}
# Errors that a person meets; who writes rules, loaders or models reads English anyway.
_TOLD = {"OndermijningError", "DeliveryError", "WorkspaceError", "CaseError", "SignalError", "GraphError"}
_PROSE = re.compile(r"[a-z]{2,} [a-z]{2,}")


def holes(text: str) -> set[str]:
    """The places of a text where a value goes, as they are written."""
    named = {f"{name}!{how}:{form}" for _, name, form, how in string.Formatter().parse(text) if name}
    return named | set(_NUMBER.findall(text))


def pairs(message: object) -> list[tuple[str, str]]:
    """Each text with its translation: of a text that depends on a number, both."""
    ids = (message.id,) if isinstance(message.id, str) else message.id  # type: ignore[attr-defined]
    return list(zip(ids, CATALOGUE["translated"](message), strict=True))


def test_the_catalogue_has_the_texts_of_the_code_and_no_others() -> None:
    assert {message.id for message in SENTENCES} == set(TEXTS), "run make docs"
    assert WRITTEN.obsolete == {}


def test_every_text_is_translated_and_no_translation_is_a_guess() -> None:
    assert [message.id for message in SENTENCES if message.fuzzy or not CATALOGUE["translated"](message)] == []


def test_a_translation_has_the_values_the_blanks_and_the_lines_of_its_text() -> None:
    def form(text: str) -> tuple[int, int, int]:
        return len(text) - len(text.lstrip()), len(text) - len(text.rstrip()), text.count("\n\n")

    def differs(one: str, other: str, *, number: bool) -> bool:
        return (holes(one) ^ holes(other)) - ({"count!None:"} if number else set()) != set() or form(one) != form(other)

    unlike = [
        (one, other)
        for message in SENTENCES
        if not any("click" in place for place, _ in message.locations)
        for one, other in pairs(message)
        if differs(one, other, number=not isinstance(message.id, str))
    ]
    assert unlike == []


def test_the_compiled_catalogue_is_that_of_the_text() -> None:
    with CATALOGUE["MO"].open("rb") as file:
        compiled = GNUTranslations(file)
    for message in SENTENCES:
        if isinstance(message.id, str):
            assert compiled.gettext(message.id) == message.string, "run make docs"
        else:
            one, more = message.id
            assert tuple(compiled.ngettext(one, more, number) for number in (1, 2)) == message.string


def _marks(path: Path) -> list[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in _MARKED]


def test_a_text_is_marked_as_a_whole_so_that_its_values_have_names() -> None:
    formed = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in _CODE
        for call in _marks(path)
        if any(isinstance(given, ast.JoinedStr) for given in call.args)
    ]
    assert formed == []


def _told_in(tree: ast.Module) -> list[tuple[int, ast.expr]]:
    """What errors for people say, and advise, with its line; also where a function of the file makes the error of it."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    making = _TOLD | {each.name for each in functions if each.returns and ast.unparse(each.returns) in _TOLD}
    told = []
    for function in functions:
        named = {node.targets[0].id: node.value for node in ast.walk(function)
                 if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)}  # fmt: skip
        for call in ast.walk(function):
            if isinstance(call, ast.Call) and ast.unparse(call.func).rsplit(".", maxsplit=1)[-1] in making:
                given = [*call.args, *(word.value for word in call.keywords if word.arg != "where")]
                used = [node.id for each in given for node in ast.walk(each) if isinstance(node, ast.Name)]
                told += [(call.lineno, each) for each in (*given, *(named[name] for name in used if name in named))]
    return told


def _unmarked(node: ast.AST) -> bool:
    """Whether prose stands in an expression that no catalogue sees."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) in _MARKED:
        return False
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and _PROSE.search(node.value) is not None
    return any(_unmarked(each) for each in ast.iter_child_nodes(node))


def test_every_error_that_a_person_meets_is_marked_for_the_catalogue() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in _CODE
        for line, told in _told_in(ast.parse(path.read_text(encoding="utf-8")))
        if _unmarked(told)
    ]
    assert bare == []


def test_values_stand_in_their_places_in_either_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    speak("en")
    assert say("Signal {id} is {state}.", id="ab12", state="gesloten") == "Signal ab12 is gesloten."
    assert plural(2, "{count} signal", "{count} signals") == "2 signals"
    speak("nl")
    assert say("Signal {id} is {state}.", id="ab12", state="gesloten") == "Signaal ab12 is gesloten."
    assert [plural(number, "{count} signal", "{count} signals") for number in (0, 1, 2)] == [
        "0 signalen",
        "1 signaal",
        "2 signalen",
    ]
    assert say("no text of ours {id}") == "no text of ours {id}"
    speak("en")


@pytest.mark.parametrize(
    ("arguments", "named", "spoken"),
    [
        (["show", "x", "-w", "{}"], 'taal = "nl"', "nl"),
        (["show", "x", "-w{}"], 'taal = "nl"', "nl"),
        (["show", "--workspace={}"], 'taal = "en"', "en"),
        (["show", "--workspace", "{}", "--help"], 'mode = "demo"\ntaal = "nl"\n', "nl"),
        (["show", "-w", "{}"], 'mode = "demo"', None),
        (["show", "-w", "{}"], 'taal = "de"', None),
        (["show", "-w", "{}"], 'taal = "nl', None),
        (["show", "-w", "{}"], '[run]\ntaal = "nl"', None),
    ],
)
def test_the_workspace_of_a_command_line_names_the_language(
    arguments: list[str], named: str, spoken: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(language.CHOSEN)
    (tmp_path / "gemeente.toml").write_text(named, encoding="utf-8")
    assert language_of([word.format(tmp_path) for word in arguments]) == spoken


@pytest.mark.parametrize("arguments", [[], ["show", "-w"], ["show", "--workspace"], ["--help"]], ids=" ".join)
def test_words_that_name_no_workspace_name_no_language(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(language.CHOSEN)
    monkeypatch.delenv("ONDERMIJNING_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    assert language_of(arguments) is None


def test_a_person_may_choose_another_language_than_the_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gemeente.toml").write_text('taal = "nl"', encoding="utf-8")
    monkeypatch.setenv(language.CHOSEN, "en")
    assert language_of(["show", "-w", str(tmp_path)]) == "en"
    monkeypatch.setenv("ONDERMIJNING_HOME", str(tmp_path))
    monkeypatch.delenv(language.CHOSEN)
    assert language_of(["show", "x"]) == "nl"
    assert language_of(["show", "x", "-w", str(tmp_path / "elsewhere")]) is None
