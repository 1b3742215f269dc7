"""What the daily commands share: the index beside the graph, the audit line with its object, and the options."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ondermijning.cli.shared.clocks import clock_options, tell_graph
from ondermijning.cli.shared.damage import telling_damage
from ondermijning.cli.shared.output import format_option
from ondermijning.cli.shared.persons import persons_options
from ondermijning.cli.shared.session import note, session, workspace_option
from ondermijning.daily.index import Index, open_index
from ondermijning.daily.shown import Shown
from ondermijning.daily.things import Meant, exact, is_one, meant, only
from ondermijning.errors import GraphError
from ondermijning.graph.current import Clocks, current_graph
from ondermijning.language import say
from ondermijning.ledger.aliases import current_id
from ondermijning.ledger.signals import list_signals
from ondermijning.normalise.typed import typed
from ondermijning.signals.disputed import withheld_signals
from ondermijning.signals.matching import canonical
from ondermijning.trust.audit import MAX_TEXT, Command
from ondermijning.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ondermijning.cli.shared.persons import PersonsAllowed
    from ondermijning.cli.shared.session import Session
    from ondermijning.daily.index import Node
    from ondermijning.workspace import Workspace

_PERSON = "natuurlijk persoon"  # no line of the audit log names one
_UNKNOWN = "geen exacte naam"


def daily_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--workspace --on --known-on --met-personen --zaak --reden --format``."""
    return workspace_option(clock_options(persons_options(format_option(command))))


@dataclass(frozen=True, slots=True)
class Daily:
    """An open workspace with the index of its graph.

    Args:
        opened: the workspace, settings and ledger.
        day: the date the graph speaks for.
        known_on: the day of which the knowledge counts; None is all that is known now.
        folder: the built graph.
        index: its index.
        shown: how names are written.
        persons: whether natural persons may be named.
    """

    opened: Session
    day: date
    known_on: date | None
    folder: Path
    index: Index
    shown: Shown
    persons: bool

    def things(self, text: str) -> list[Node]:
        """What people mean by a text, also by an id that a party once had and by a signal that is about it.

        Raises:
            GraphError: nothing fits, or several things do; it names what looks like it.
        """
        known = exact(self.index, text, persons=self.persons) or self._renamed(text) or self.of_signal(text)
        meant_by = Meant(known) if known else meant(self.index, text, persons=self.persons)
        if meant_by.taken_for:
            note(say("Nothing is called so; taken for {taken_for}.", taken_for=meant_by.taken_for))
        return meant_by.nodes if is_one(meant_by.nodes) else [only(meant_by.nodes)]

    def _renamed(self, text: str) -> list[Node]:
        """The party that once had an id or number."""
        number = typed(text).number
        once = [text, *([number.id] if number else [])]
        now = [current_id(self.opened.ledger, name) for name in once]
        return self.index.by_id(*(name for name, before in zip(now, once, strict=True) if name != before))

    def of_signal(self, text: str) -> list[Node]:
        """What the signals are about whose id begins like this; nothing for those that wait until a dispute has ended."""
        begin = typed(text).signal
        if not begin:
            return []
        ledger = self.opened.ledger
        found = [signal for signal in list_signals(ledger) if signal.id.startswith(begin)]
        withheld = withheld_signals(ledger) if found else frozenset()
        subjects = {
            canonical(ledger, (signal.subject_kind, signal.subject_id)) for signal in found if signal.id not in withheld
        }
        return [node for node in self.index.by_id(*sorted(name for _, name in subjects)) if node.key in subjects]


@contextmanager
def daily(
    root: Path,
    action: str,
    asked: Sequence[str],
    *,
    clocks: Clocks,
    persons: PersonsAllowed | None,
    target: str = "",
    case: str = "",
    reason: str = "",
    on_page: bool = False,
) -> Iterator[Daily]:
    """Open the index for one command; the audit line names the things that were asked about, and never a person.

    Args:
        root: the workspace.
        action: the command.
        asked: what people typed for each thing.
        target: what it is done to, where no thing is asked about.
        clocks: which graph is read.
        persons: why names of natural persons are shown, if they are.
        case: for which case it is done, where no names are shown.
        reason: why it is done, where that is known without names.
        on_page: what is printed is a page that begins with the day of the graph.

    Raises:
        GraphError: there is no graph or no index; after the audit line.
    """
    workspace = open_workspace(root)
    with ExitStack() as stack:
        stack.enter_context(telling_damage(workspace.root))
        graph = _graph(stack, workspace, clocks)
        things = ", ".join(_told(graph, text, allowed=persons is not None) for text in asked)
        case, why = (persons.zaak, persons.reden) if persons else (case, reason)
        opened = stack.enter_context(session(root, Command(action, (things or target)[:MAX_TEXT], case, why)))
        if isinstance(graph, GraphError):
            raise graph
        day, folder, index = graph
        tell_graph(workspace, day, folder, on_page=on_page)
        shown = Shown(index, persons=persons is not None)
        yield Daily(opened, day, clocks.known_on, folder, index, shown, persons is not None)


def _graph(stack: ExitStack, workspace: Workspace, clocks: Clocks) -> tuple[date, Path, Index] | GraphError:
    try:
        day, folder = current_graph(workspace, *clocks)
        return day, folder, stack.enter_context(open_index(folder))
    except GraphError as problem:
        return problem


def _told(graph: tuple[date, Path, Index] | GraphError, text: str, *, allowed: bool) -> str:
    """What the audit log calls a thing; a damaged index is told after the audit line, by the command itself."""
    if isinstance(graph, GraphError):
        return _UNKNOWN
    try:
        found = exact(graph[2], text, persons=allowed)
    except GraphError:
        return _UNKNOWN
    return (
        " ".join(dict.fromkeys(_PERSON if node.personal else f"{node.label} {node.id}" for node in found)) or _UNKNOWN
    )
