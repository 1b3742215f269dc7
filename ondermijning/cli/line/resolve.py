"""``resolve``: link mentions of parties."""

from __future__ import annotations

from pathlib import Path

import click

from ondermijning import pipeline
from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.session import note, progress, session, workspace_option
from ondermijning.language import say
from ondermijning.trust.audit import Command


@click.command()
@workspace_option
@format_option
def resolve(root: Path, form: str) -> None:
    """Link mentions of parties by register keys, by judgements, and by what names, dates and addresses say together.

    Keys are RSIN, KVK number, land-registry id and pseudonymised BSN. What is likely but not sure waits for review.
    Only mentions that are new or changed since the last time are compared.
    """
    with session(root, Command("resolve", "partijen")) as opened:
        with progress(say("Linking parties")):
            report = pipeline.resolve(opened.workspace, opened.ledger)
        for contradiction in report.contradictions:
            note(
                say(
                    "Not joined: {mentions} mentions share a {key} and differ in a stronger key.",
                    mentions=len(contradiction.mentions),
                    key=contradiction.key,
                )
            )
        if report.refused:
            note(
                say(
                    "Not followed: {refused} judgements zelfde that register keys or other judgements contradict.",
                    refused=report.refused,
                )
            )
        rows = [
            ("vermeldingen", report.mentions),
            ("nieuw of veranderd", report.changed),
            ("vergeleken paren", report.compared),
            ("partijen", report.parties),
            ("paren zelfde (op score of oordeel)", report.joined),
            ("vermeldingen op object (naam en plek)", report.on_place),
            ("paren mogelijk (wachten op oordeel)", report.possible),
            ("tegenstrijdige sleutels", len(report.contradictions)),
            ("verhuisde ids", report.aliases),
        ]
        print_rows(form, ("wat", "aantal"), rows)
