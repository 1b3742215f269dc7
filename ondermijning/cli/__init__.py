"""The command line: English verbs, Dutch domain words; data on stdout, notes on stderr."""

from __future__ import annotations

import gc
import sys

import click

from ondermijning import __version__
from ondermijning.cli.shared.lazy import LazyGroup
from ondermijning.errors import OndermijningError
from ondermijning.language import language_of, say, speak

COMMANDS = {
    "init": ("ondermijning.cli.workspace.init:init", "Make a workspace for a municipality."),
    "load": ("ondermijning.cli.line.load:load", "Load a delivery of a register."),
    "deliveries": (
        "ondermijning.cli.line.deliveries:deliveries",
        "List what was delivered, since when, and what replaced what.",
    ),
    "withdraw": ("ondermijning.cli.line.withdraw:withdraw", "Take a delivery out, or put it back."),
    "resolve": ("ondermijning.cli.line.resolve:resolve", "Link mentions of parties across registers."),
    "match": ("ondermijning.cli.links.match:match", "Match an outside list with the parties or with a second list."),
    "review": ("ondermijning.cli.links.review:review", "Judge possible links between parties."),
    "calibrate": (
        "ondermijning.cli.links.calibrate:calibrate",
        "Bring the weights of links to what people judged here.",
    ),
    "explain-link": ("ondermijning.cli.links.explain_link:explain_link", "Say why two parties are linked or not."),
    "explain": (
        "ondermijning.cli.daily.explain:explain",
        "Say what rules find about a thing, or why they find nothing.",
    ),
    "build": ("ondermijning.cli.line.build:build", "Build the graph as of a date."),
    "detect": ("ondermijning.cli.line.detect:detect", "Run the rules and record the signals."),
    "run": ("ondermijning.cli.line.run:run", "Do all of this for what is new in the inbox, as every night."),
    "signals": ("ondermijning.cli.signals:signals", "List, show, weigh and close signals."),
    "case": ("ondermijning.cli.cases:case", "Open and list cases; --zaak names one."),
    "export": ("ondermijning.cli.line.export:export", "Write signals, links or screened applications to files."),
    "find": ("ondermijning.cli.daily.find:find", "Find things by words."),
    "at": ("ondermijning.cli.daily.at:at", "Show everything ever seen at an address."),
    "show": ("ondermijning.cli.daily.show:show", "Show one thing, whatever it is."),
    "owners": ("ondermijning.cli.daily.owners:owners", "Show who holds an object and who held it."),
    "portfolio": (
        "ondermijning.cli.daily.portfolio:portfolio",
        "Show what a party owns, owned, lends and runs, and its circle.",
    ),
    "timeline": ("ondermijning.cli.daily.timeline:timeline", "Show what happened to a thing, in order of time."),
    "common": ("ondermijning.cli.daily.common:common", "Show what things have in common."),
    "network": ("ondermijning.cli.daily.network:network", "Show what lies within some steps of a thing."),
    "street": ("ondermijning.cli.daily.street:street", "Show who owns, controls and uses a street."),
    "query": ("ondermijning.cli.daily.query:query", "Put a question of your own to the graph."),
    "pagina": (
        "ondermijning.cli.pages.pagina:pagina",
        "Write a page about a signal, an object, an address or a party.",
    ),
    "screen": ("ondermijning.cli.daily.screen:screen", "Screen an applicant for a permit or grant."),
    "opvragen": ("ondermijning.cli.line.opvragen:opvragen", "List which answers of registers to ask for next."),
    "path": ("ondermijning.cli.daily.path:path", "Show how two things hang together."),
    "rules": ("ondermijning.cli.rules:rules", "List, show and check rules."),
    "loaders": ("ondermijning.cli.line.loaders:loaders", "List the registers that can be loaded."),
    "doctor": ("ondermijning.cli.workspace.doctor:doctor", "Say what is missing or old, and what to ask from whom."),
    "inzage": ("ondermijning.cli.rights.inzage:inzage", "Show everything that is held of one party, for a case."),
    "betwist": ("ondermijning.cli.rights.betwist:betwist", "Mark what a party disputes, so that no rule counts it."),
    "purge": ("ondermijning.cli.workspace.purge:purge", "Remove what is over its retention term."),
    "audit": ("ondermijning.cli.workspace.audit:audit", "Show and verify the audit log."),
    "demo": ("ondermijning.cli.line.demo:demo", "Write a fictitious municipality and run the whole line on it."),
    "evaluate": (
        "ondermijning.cli.line.evaluate:evaluate",
        "Measure the signals on fictitious cities of which all is known.",
    ),
}


# Millions of tuples live long here and hold no circles; looking for those as often as usual costs a fifth of the time.
RARE_COLLECTIONS = (20_000, 20, 20)


@click.group(cls=LazyGroup, commands=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Show notable constellations in real estate, explained to the source row.

    A signal is no finding: a person weighs it.
    """


def main() -> None:
    """Entry point: every failure is one sentence on stderr and an exit code, never a traceback.

    Exit codes: 0 done, 1 failed, 2 wrong usage, 3 new signals (where asked for), 4 some rules or deliveries failed.
    """
    gc.set_threshold(*RARE_COLLECTIONS)
    speak(language_of(sys.argv[1:]))
    try:
        code = cli(standalone_mode=False)
    except click.ClickException as problem:
        problem.show()
        code = problem.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("Stopped; nothing half-written is left."), err=True)
        code = 1
    except OndermijningError as problem:
        _tell(str(problem))
        code = problem.exit_code
    except Exception as problem:  # noqa: BLE001 - what is no damage is raised again
        _tell(_told(problem))
        code = 1
    sys.exit(code if isinstance(code, int) else 0)


def _tell(text: str) -> None:
    from ondermijning.report.cells import plain  # noqa: PLC0415 - only after a failure

    click.echo(say("Error: {message}", message=plain(text)), err=True)


def _told(problem: Exception) -> str:
    """One sentence on a failure of the disk or of a file; a mistake of the program is raised again, to be mended."""
    from ondermijning.cli.shared.damage import damage_of  # noqa: PLC0415 - only after a failure

    damage = damage_of(problem)
    if damage is not None:
        return str(damage)
    if isinstance(problem, OSError):
        what, why = problem.filename or say("the output"), problem.strerror or type(problem).__name__
        return say("{what} cannot be read or written ({why}).", what=what, why=why)
    raise problem
