"""What goes wrong on the way out: nothing is lost, and nothing is sent twice."""

from __future__ import annotations

from tests.e2e.application import PATIENCE
from tests.path.business import Business, Person, says
from tests.path.conftest import Switchable
from tests.servers.receiver import Receiver
from tests.servers.waiting import wait_until

TEXT = "Dear prospect, thank you for your message. Which colour would you like?"


def enquiry(business: Business, person: Person, name: str) -> tuple[str, str]:
    """A lead that is ready to be answered, and its address."""
    address = f"{name.lower()}@prospect.example"
    lead = business.enquiry(name=f"{name} Person", email=address, message="A new bathroom, please.")
    assert business.lead_of(person, name) == lead
    wait_until(lambda: bool(person.reply(lead)[1]["text"]), "it is prepared", seconds=PATIENCE)
    return lead, address


def test_a_server_that_is_away_gets_it_once_it_is_back(
    unlucky: Business, post_office: Switchable
) -> None:
    person = unlucky.person()
    lead, address = enquiry(unlucky, person, "Away")
    post_office.go()
    person.approve(lead, text=TEXT)
    wait_until(
        lambda: "(deliver) failed: Retryable" in unlucky.log(), "a try failed", seconds=PATIENCE
    )
    post_office.come()
    wait_until(lambda: bool(post_office.server.arrived(address)), "it arrived", seconds=PATIENCE)
    says(person, lead, "Our reply")
    assert len(post_office.server.arrived(address)) == 1


def test_a_connection_lost_after_the_text_is_a_question_to_a_person(
    unlucky: Business, post_office: Switchable
) -> None:
    person = unlucky.person()
    lead, address = enquiry(unlucky, person, "Lost")
    person.approve(lead, text=TEXT)
    says(person, lead, "Was this reply sent?")
    unlucky.kill()
    unlucky.start()
    person = unlucky.person()
    says(person, lead, "Was this reply sent?")
    assert len(post_office.server.arrived(address)) == 1


def test_a_worker_killed_while_it_sends_never_sends_again(
    unlucky: Business, post_office: Switchable
) -> None:
    person = unlucky.person()
    lead, address = enquiry(unlucky, person, "Silent")
    person.approve(lead, text=TEXT)
    wait_until(lambda: bool(post_office.server.arrived(address)), "it is there", seconds=PATIENCE)
    unlucky.kill()
    unlucky.start()
    person = unlucky.person()
    says(person, lead, "Was this reply sent?")
    assert len(post_office.server.arrived(address)) == 1
    assert unlucky.handrail("audit", "verify").returncode == 0


def test_what_came_before_a_power_cut_is_prepared_after_it(
    unlucky: Business, post_office: Switchable
) -> None:
    leads = [
        unlucky.enquiry(
            name=f"Cut{number} Off", email=f"c{number}@prospect.example", message="A bathroom?"
        )
        for number in range(8)
    ]
    unlucky.kill()
    unlucky.start()
    person = unlucky.person()
    for number, lead in enumerate(leads):
        assert unlucky.lead_of(person, f"Cut{number}") == lead
        wait_until(
            lambda lead=lead: bool(person.reply(lead)[1]["text"]), "prepared", seconds=PATIENCE
        )


def test_undone_in_time_nothing_leaves(
    unlucky: Business, post_office: Switchable, receiver: Receiver
) -> None:
    person = unlucky.person()
    post_office.go()
    lead, address = enquiry(unlucky, person, "Undone")
    page = person.approve(lead, text=TEXT).text
    decision = page.split('action="/decisions/', 1)[1].split("/undo/", 1)[0]
    assert person.send(f"/decisions/{decision}/undo/", {}).status_code == 200
    post_office.come()
    second, other = enquiry(unlucky, person, "Second")
    person.approve(second, text=TEXT)
    wait_until(lambda: bool(post_office.server.arrived(other)), "mail flows", seconds=PATIENCE)
    assert not post_office.server.arrived(address)
