"""A real Dovecot (IMAP and LMTP) on loopback, with a mailbox for whoever signs in."""

from __future__ import annotations

import getpass
import grp
import imaplib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.programs import program
from tests.servers.certificates import Certificate, make_certificate
from tests.servers.waiting import HOST, free_port, listens, wait_until

PASSWORD = "a-mailbox-password"


@dataclass(frozen=True)
class Dovecot:
    """A running server. Every user name has a mailbox; `PASSWORD` opens them all."""

    imap_port: int
    imaps_port: int
    lmtp_port: int
    certificate: Certificate

    def append(self, user: str, raw: bytes, folder: str = "INBOX") -> None:
        """Put a message into a mailbox, byte for byte, unseen."""
        with imaplib.IMAP4(HOST, self.imap_port) as client:
            client.login(user, PASSWORD)
            status, answer = client.append(folder, "", "", raw)
            assert status == "OK", answer

    def seen(self, user: str, folder: str = "INBOX") -> list[bool]:
        """For every message of a folder, oldest first, whether it has \\Seen."""
        return [b"\\Seen" in flags for flags in self.flags(user, folder)]

    def flags(self, user: str, folder: str = "INBOX") -> list[bytes]:
        """The flags of every message of a folder, oldest first."""
        with imaplib.IMAP4(HOST, self.imap_port) as client:
            client.login(user, PASSWORD)
            status, _ = client.select(folder, readonly=True)
            if status != "OK":
                return []
            _, answer = client.uid("FETCH", "1:*", "(FLAGS)")
            return [line for line in answer if isinstance(line, bytes)]


def _settings(folder: Path, server: Dovecot) -> str:
    me = "nobody" if os.geteuid() == 0 else getpass.getuser()
    group = grp.getgrgid(pwd.getpwnam(me).pw_gid).gr_name
    quiet = "\n".join(f"service {name} {{\n  chroot =\n}}" for name in ("imap-login", "stats"))
    return f"""
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
protocols = imap lmtp
listen = {HOST}
ssl = yes
ssl_cert = <{server.certificate.certificate}
ssl_key = <{server.certificate.key}
disable_plaintext_auth = no
auth_failure_delay = 0
default_internal_user = {me}
default_internal_group = {group}
default_login_user = {me}
first_valid_uid = 1
mail_location = maildir:~/Maildir
mailbox_list_index = no
protocol lmtp {{
  postmaster_address = postmaster@example.org
}}
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={me} gid={group} home={folder}/mail/%n allow_all_users=yes
}}
service imap-login {{
  inet_listener imap {{
    port = {server.imap_port}
  }}
  inet_listener imaps {{
    port = {server.imaps_port}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = {HOST}
    port = {server.lmtp_port}
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
{quiet}
"""


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """One server for the whole run: tests keep apart by user names of their own."""
    binary = program("dovecot")
    folder = Path(tempfile.mkdtemp(prefix="handrail-dovecot-"))
    folder.chmod(0o755)
    for name in ("run", "state", "mail"):
        (folder / name).mkdir()
    (folder / "mail").chmod(0o777)
    server = Dovecot(free_port(), free_port(), free_port(), make_certificate(folder))
    (folder / "dovecot.conf").write_text(_settings(folder, server))
    process = subprocess.Popen(
        [binary, "-F", "-c", str(folder / "dovecot.conf")],
        stdout=subprocess.DEVNULL,
        stderr=(folder / "errors").open("wb"),
    )
    try:
        wait_until(
            lambda: all(map(listens, (server.imap_port, server.imaps_port, server.lmtp_port))),
            f"Dovecot did not start: {(folder / 'errors').read_text()}",
        )
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)
        shutil.rmtree(folder, ignore_errors=True)
