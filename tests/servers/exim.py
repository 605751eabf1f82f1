"""A real Exim on loopback that hands everything to Dovecot, and refuses whom it should."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.programs import missing, program
from tests.servers.dovecot import Dovecot
from tests.servers.waiting import HOST, free_port, listens, wait_until


@dataclass(frozen=True)
class Exim:
    """A running server: `bounce@…` is refused for good (550), `later@…` for now (451)."""

    port: int
    log: Path


def _settings(folder: Path, port: int, lmtp_port: int) -> str:
    return f"""
exim_user = Debian-exim
exim_group = Debian-exim
spool_directory = {folder}/spool
log_file_path = {folder}/spool/%slog
pid_file_path = {folder}/spool/exim.pid
primary_hostname = mail.example.org
local_interfaces = {HOST}
daemon_smtp_ports = {port}
tls_advertise_hosts =
host_lookup =
rfc1413_hosts =
acl_smtp_rcpt = recipients
acl_smtp_data = texts
message_size_limit = 200K

begin acl
recipients:
  deny local_parts = bounce
       message = no such user here
  defer local_parts = later
       message = greylisted, try again later
  accept
texts:
  deny condition = ${{if match{{$h_subject:}}{{refuse this text}}}}
       message = this text is not wanted
  accept

begin routers
everyone:
  driver = manualroute
  domains = *
  transport = to_dovecot
  route_list = * {HOST}
  self = send

begin transports
to_dovecot:
  driver = smtp
  protocol = lmtp
  port = {lmtp_port}
  allow_localhost

begin retry
* * F,1h,1m
"""


@pytest.fixture(scope="session")
def exim(dovecot: Dovecot) -> Iterator[Exim]:
    """One server for the whole run. Exim has to be started as root, to drop its rights itself."""
    binary = program("exim4")
    if os.geteuid() != 0:
        missing("Exim has to be started as root for this test")
    folder = Path(tempfile.mkdtemp(prefix="handrail-exim-"))
    folder.chmod(0o755)
    (folder / "spool").mkdir()
    shutil.chown(folder / "spool", "Debian-exim", "Debian-exim")
    port = free_port()
    configuration = folder / "exim.conf"
    configuration.write_text(_settings(folder, port, dovecot.lmtp_port))
    with (folder / "errors").open("wb") as errors:
        process = subprocess.Popen(
            [binary, "-C", str(configuration), "-bdf", "-q1m"], stdout=errors, stderr=errors
        )
    try:
        wait_until(lambda: listens(port), f"Exim did not start: {(folder / 'errors').read_text()}")
        yield Exim(port, folder / "spool" / "mainlog")
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(folder, ignore_errors=True)
