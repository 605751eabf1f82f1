"""The writer's words apart from quotations; nothing lost, and no time lost on hostile text."""

from __future__ import annotations

import time

import pytest

from handrail.core.intake.quoted import separate

GMAIL = (
    "Yes, Tuesday suits.\n\nOn Mon, 2 Mar 2026 at 09:00, Sales <s@example.org> wrote:\n> Does it?\n"
)
OUTLOOK = (
    "Passt, danke.\n\nVon: Sales <s@example.org>\nGesendet: Montag, 2. März 2026\n"
    "An: Anna\nBetreff: Dach\n\nPasst Dienstag?"
)
SPANISH = (
    "Sí, gracias.\n\nEl lun, 2 mar 2026 a las 9:00, Sales (<s@example.org>) escribió:\n\n> ¿Va?\n"
)
INLINE = (
    "See below.\n\nOn 2 Mar 2026, Sales <s@example.org> wrote:\n> How large?\n\nAbout 40 m².\n\n"
    "> When?\n\nIn May.\n\nAnna"
)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (GMAIL, "Yes, Tuesday suits."),
        (OUTLOOK, "Passt, danke."),
        (SPANISH, "Sí, gracias."),
        ("Sim.\n\nEm 2 de mar. de 2026 às 09:00, S <s@example.org> escreveu:\n> E?", "Sim."),
        ("Ja.\n\nAm Mo., 2. März 2026 um 09:00 Uhr schrieb S <\ns@example.org>:\n> Na?", "Ja."),
        ("Oui.\n\nLe lun. 2 mars 2026 à 09:00, S <s@example.org> a écrit :\n> Et ?", "Oui."),
        (INLINE, "See below.\n\nAbout 40 m².\n\nIn May.\n\nAnna"),
        ("Done.\n-----Original Message-----\nFrom: x@y.z\n\nold", "Done."),
        ("> Is it leaking?\nYes, badly.", "Yes, badly."),
        ("No quotation at all.\n\nSecond paragraph.", "No quotation at all.\n\nSecond paragraph."),
    ],
)
def test_own_words_and_quotation_are_told_apart(text: str, own: str) -> None:
    found = separate(text)
    assert found.own == own
    kept = (found.own + found.quoted).replace("\n", "").replace(" ", "")
    assert sorted(kept) == sorted(text.replace("\n", "").replace(" ", ""))


@pytest.mark.parametrize(
    "text",
    [
        "We move.\n\nFrom: 12 High Street, Leeds\nTo: 4 Low Road, York\nDate: 3 May\n\nCan you?",
        "On Monday he wrote:\nbut nobody came.",
        "Notes:\n-----\n- roof\n- gutter",
        "Am Dach\nBetreff: offen",
    ],
)
def test_an_enquiry_that_looks_like_a_header_is_kept(text: str) -> None:
    assert separate(text).own == text


def test_a_mail_of_nothing_but_a_quotation_is_kept_whole() -> None:
    text = "On 2 Mar 2026, Sales <s@example.org> wrote:\n> Does it suit?"
    assert separate(text).own == text


@pytest.mark.parametrize(
    "mark",
    [
        "---------- Forwarded message ---------",
        "Begin forwarded message:",
        "---------- Weitergeleitete Nachricht ---------",
    ],
)
def test_a_forward_keeps_all_of_it(mark: str) -> None:
    text = f"Answer her.\n\n{mark}\nFrom: Cleo <cleo@example.net>\nSubject: Roof\n\nIt leaks."
    found = separate(text)
    assert (found.own, found.quoted) == (text, "")
    assert (found.forwarded, found.forwarded_from) == (True, "cleo@example.net")


def test_an_outlook_forward_is_known_by_its_subject() -> None:
    text = "From: Cleo <cleo@example.net>\nSent: Monday\nTo: us\nSubject: Roof\n\nMy roof leaks."
    assert separate(text, subject="FW: Roof").forwarded_from == "cleo@example.net"
    assert "leaks" in separate(text, subject="FW: Roof").own


@pytest.mark.parametrize(
    "hostile",
    [
        ("On " * 66 + "\n") * 500,
        "On" + "\n" * 100_000,
        ("On\n" * 50_000),
        "> " * 100_000,
        "From: " + " \n" * 60_000,
        "\n" * 200_000,
        "x" * 500_000,
        ("On " + "a " * 95 + "\n") * 500,
        ("Am schrieb " * 15 + "\n") * 1000,
    ],
)
def test_hostile_text_costs_little_time(hostile: str) -> None:
    separate("warm up, so that the patterns are compiled")
    start = time.process_time()
    separate(hostile)
    assert time.process_time() - start < 3
