"""What is wrong with a server in our own words: each fault with the setting that it is about and the next step.

Nothing of what the server says is repeated but its code: a text of its own may hold values.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from neo4j.exceptions import DriverError, ServiceUnavailable, SessionExpired, UnsupportedServerProduct

from ondermijning.errors import GraphError
from ondermijning.language import say

if TYPE_CHECKING:
    from neo4j.exceptions import Neo4jError

OLDEST = 5  # the first version with everything that is asked of a server
_AGENT = re.compile(r"Neo4j/(?P<version>(?P<major>[0-9]+)\.[0-9.]+)")


class Place(NamedTuple):
    """Which server and which of its databases the settings name.

    Args:
        uri: address, without a user or password; see ``access.check_address``.
        database: name.
    """

    uri: str
    database: str


def fault(problem: DriverError | Neo4jError, place: Place, *, reached: bool) -> GraphError:
    """The error to show for a failure that is about the server and not about one text.

    Args:
        problem: what the driver or the server says.
        place: what was asked for.
        reached: whether the server answered before.
    """
    if isinstance(problem, UnsupportedServerProduct):
        return _too_old("")
    if isinstance(problem, (ServiceUnavailable, SessionExpired)):
        return _lost(place) if reached else _no_answer(place)
    code = str(getattr(problem, "code", None) or type(problem).__name__)
    return _refusal(code, place)


def require_version(agent: str) -> None:
    """Refuse a server that is too old to hold the graph.

    Args:
        agent: how the server calls itself, as ``Neo4j/5.26.30``; another product is not judged.

    Raises:
        GraphError: it is.
    """
    told = _AGENT.match(agent)
    if told and int(told["major"]) < OLDEST:
        raise _too_old(told["version"])


def _too_old(version: str) -> GraphError:
    return GraphError(
        say("Neo4j {version} is too old.", version=version)
        if version
        else say("the Neo4j server is too old, or is no Neo4j."),
        advice=say(
            "Take the version that docker-compose.yml names; {oldest} is the oldest that will do.", oldest=OLDEST
        ),
    )


def _no_answer(place: Place) -> GraphError:
    return GraphError(
        say("Neo4j does not answer at {uri}.", uri=place.uri),
        advice=say(
            "Start it (docker compose up -d), or mend uri under [neo4j] in gemeente.toml: the port of Bolt, mostly 7687,"
            " and +s only where the server has a certificate."
        ),
    )


def _lost(place: Place) -> GraphError:
    return GraphError(
        say("the connection with Neo4j at {uri} was lost.", uri=place.uri),
        advice=say(
            "See in the log of the server why it stopped, start it, and run the same again: what was half done is mended."
        ),
    )


def _refusal(code: str, place: Place) -> GraphError:
    kind = code.rpartition(".")[2]
    if kind == "Unauthorized":
        return GraphError(
            say("Neo4j does not know this user with this password."),
            advice=say(
                "Mend user or password_file under [neo4j] in gemeente.toml: that file holds the password alone, without"
                " neo4j/, and NEO4J_AUTH_FILE in .env counts for a new server only."
            ),
        )
    if kind == "AuthenticationRateLimit":
        return GraphError(
            say("Neo4j lets this user in no more for a while, after too many wrong passwords."),
            advice=say("Mend password_file under [neo4j] in gemeente.toml, and try again in a minute."),
        )
    if kind == "CredentialsExpired":
        return GraphError(
            say("Neo4j wants another password for this user first."),
            advice=say(
                "Change it in Neo4j Browser, and write the new one in the file that password_file names"
                " under [neo4j] in gemeente.toml."
            ),
        )
    if kind == "DatabaseNotFound":
        return GraphError(
            say("Neo4j has no database {name}.", name=place.database),
            advice=say("Mend database under [neo4j] in gemeente.toml; Neo4j Community has one, neo4j."),
        )
    if kind == "DatabaseUnavailable":
        return GraphError(
            say("the database {name} on Neo4j is not started.", name=place.database),
            advice=say("Wait until it is; SHOW DATABASES and the log of the server say why it is not."),
        )
    return GraphError(
        say("Neo4j refuses ({code}).", code=code),
        advice=say("Check that the server runs, its address, user and password file."),
    )
