"""Leads under load while workers are killed: `make soak`.

Posts enquiries, kills the processes that work on them at random moments, lets several reviewers
decide and undo at once while prospects write again, and looks at the end whether anything was
lost, doubled, or sent without a decision. Figures are of this machine and this run.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sqlite3
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import psycopg
from tests.path.business import Business, Person

PATIENCE = 600.0
REVIEWERS = 4
CHECKS = {
    "leads with a number of open items other than one or none": (
        "SELECT count(*) FROM (SELECT lead_id FROM store_reviewitem WHERE state = 'open' "
        "GROUP BY lead_id HAVING count(*) > 1) AS found"
    ),
    "deliveries without a decision that stands": (
        "SELECT count(*) FROM store_delivery v JOIN store_decision d ON d.id = v.decision_id "
        "WHERE v.state <> 'cancelled' "
        "AND (d.undone_at IS NOT NULL OR d.kind NOT IN ('approve', 'edit'))"
    ),
    "bytes that differ from what was approved": (
        "SELECT count(*) FROM store_delivery v JOIN store_decision d ON d.id = v.decision_id "
        "WHERE v.message_sha256 <> d.message_sha256"
    ),
    "leads that were asked of a model before a person released them": (
        "SELECT count(*) FROM store_modelcall c JOIN store_lead l ON l.id = c.lead_id "
        "WHERE l.person_first AND l.released_at IS NULL"
    ),
    "steps given to a person": "SELECT count(*) FROM store_step WHERE state = 'failed'",
    "leads that nobody sees": (
        "SELECT count(*) FROM store_lead l WHERE l.state IN ('received', 'preparing') "
        "AND NOT EXISTS (SELECT 1 FROM store_step s WHERE s.lead_id = l.id "
        "AND s.state IN ('pending', 'running'))"
    ),
}
"""Queries that must all count nothing."""


class Soak(Business):
    """A business under load; `statuses` counts what its pages answered."""

    statuses: Counter[int]

    def query(self, statement: str) -> int:
        """One number from the database."""
        address = self.settings.get("HANDRAIL_DATABASE_URL", "")
        if not address:
            with sqlite3.connect(self.folder / "handrail.sqlite3", timeout=30) as connection:
                return int(connection.execute(statement).fetchone()[0])
        with psycopg.connect(address) as connection:
            row: Any = connection.execute(statement).fetchone()
            return int(row[0])

    def post(self, number: int) -> None:
        """Send one enquiry until it is taken, as a careful sender does."""
        fields = {
            "name": f"Prospect {number}",
            "email": f"p{number}@prospect.example",
            "message": f"Could you redo our bathroom? It has {number} tiles.",
        }
        headers = {"Idempotency-Key": f"soak-{number}"}
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                answer = httpx.post(
                    f"{self.address}/in/{self.key}", json=fields, headers=headers, timeout=30
                )
            except httpx.HTTPError:
                time.sleep(0.1)
                continue
            self.statuses[answer.status_code] += 1
            if answer.status_code == 202:
                return
            time.sleep(0.1)
        raise AssertionError(f"enquiry {number} was never taken")


def _killing(soak: Soak, stop: threading.Event, kills: list[float]) -> None:
    """Kill everything at random moments, and start it again."""
    chance = random.Random(7)
    while not stop.wait(chance.uniform(2, 6)):
        port = soak.address.rsplit(":", 1)[1]
        soak.kill()
        kills.append(time.monotonic())
        soak.start(port)


def _review(soak: Soak, leads: list[str], number: int) -> None:
    """Decide on leads as one of several people who take the same ones at the same time."""
    person, chance = soak.person(), random.Random(number)
    for lead in leads:
        try:
            path, fields = person.reply(lead)
        except AssertionError:
            continue
        act = chance.random()
        if act < 0.6:
            answer = person.send(path, fields | {"text": f"Thank you. {number}"})
        elif act < 0.8:
            answer = person.send(path, fields | {"kind": "no_reply", "reason_code": "not_a_lead"})
        else:
            soak.post(int(chance.random() * 1_000_000_000))
            answer = person.send(path.replace("/decide/", "/assign/"), fields)
        soak.statuses[answer.status_code] += 1
        _perhaps_undo(person, answer, chance)


def _perhaps_undo(person: Person, answer: httpx.Response, chance: random.Random) -> None:
    found = answer.text.partition('action="/decisions/')[2].partition("/undo/")[0]
    if found and len(found) == 36 and chance.random() < 0.3:
        person.send(f"/decisions/{found}/undo/", {})


def _wait(soak: Soak, statement: str, wanted: int) -> float:
    """Seconds until the count is reached."""
    start = time.monotonic()
    while soak.query(statement) < wanted:
        if time.monotonic() - start > PATIENCE:
            raise AssertionError(f"{soak.query(statement)} of {wanted}: {statement}")
        time.sleep(0.2)
    return time.monotonic() - start


def main() -> None:
    """Run it, print what was seen; exit status 1 where a check found something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leads", type=int, default=600)
    parser.add_argument("--senders", type=int, default=4)
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="handrail-soak-"))
    soak = Soak(folder)
    soak.statuses = Counter()
    try:
        soak.open(smtp_port=9)
        print(f"database: {'PostgreSQL' if os.environ.get('HANDRAIL_DATABASE_URL') else 'SQLite'}")
        _load(soak, given.leads, given.senders)
        raise SystemExit(_verdict(soak))
    finally:
        soak.kill()
        shutil.rmtree(folder, ignore_errors=True)


def _load(soak: Soak, leads: int, senders: int) -> None:
    stop, kills = threading.Event(), list[float]()
    killer = threading.Thread(target=_killing, args=(soak, stop, kills))
    start = time.monotonic()
    killer.start()
    with ThreadPoolExecutor(senders) as pool:
        list(pool.map(soak.post, range(leads)))
    taken = time.monotonic() - start
    stop.set()
    killer.join()
    _wait(soak, "SELECT count(*) FROM store_lead WHERE state = 'in_review'", leads)
    done = time.monotonic() - start
    print(f"{leads} enquiries taken in {taken:.1f} s, prepared for review in {done:.1f} s")
    stored = soak.query("SELECT count(*) FROM store_lead")
    print(f"killed {len(kills)} times; stored {stored} leads")
    _decide(soak)


def _decide(soak: Soak) -> None:
    person = soak.person()
    listed = [f"Prospect {number}" for number in range(40)]
    leads = [soak.lead_of(person, name) for name in listed]
    start = time.monotonic()
    with ThreadPoolExecutor(REVIEWERS) as pool:
        list(pool.map(lambda number: _review(soak, leads, number), range(REVIEWERS)))
    print(f"{REVIEWERS} people on the same {len(leads)} leads: {time.monotonic() - start:.1f} s")


def _verdict(soak: Soak) -> int:
    print("answers:", ", ".join(f"{code}: {n}" for code, n in sorted(soak.statuses.items())))
    wrong = {words: soak.query(statement) for words, statement in CHECKS.items()}
    wrong["answers of 500"] = soak.statuses[500]
    for words, count in wrong.items():
        print(f"{count:6d} {words}")
    verified = soak.handrail("audit", "verify")
    print(verified.stdout.strip())
    return 1 if any(wrong.values()) or verified.returncode else 0


if __name__ == "__main__":
    main()
