"""fetch/hosts.py: only public addresses are asked, and exactly those that were checked."""

from __future__ import annotations

import ipaddress
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.fetch.hosts import refusal, resolve
from annotate.source.page import PageError

REFUSED = {
    "0.0.0.0": "reserved",  # noqa: S104 - not bound to
    "10.1.2.3": "private",
    "100.64.0.1": "reserved",
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "169.254.169.254": "link-local",
    "172.16.0.1": "private",
    "192.0.0.8": "",
    "192.0.2.1": "",
    "192.88.99.1": "reserved",
    "192.168.1.1": "private",
    "198.18.0.1": "",
    "198.51.100.7": "",
    "203.0.113.9": "",
    "224.0.0.1": "multicast",
    "239.255.255.255": "multicast",
    "240.0.0.1": "",
    "255.255.255.255": "",
    "::": "",
    "::1": "loopback",
    "::127.0.0.1": "",
    "::ffff:127.0.0.1": "loopback",
    "::ffff:10.0.0.1": "private",
    "::ffff:169.254.169.254": "link-local",
    "::ffff:0:127.0.0.1": "",
    "64:ff9b::7f00:1": "loopback",
    "64:ff9b::a9fe:a9fe": "link-local",
    "64:ff9b:1::1": "",
    "100::1": "",
    "2001::1": "",
    "2001:2::1": "",
    "2001:10::1": "",
    "2001:db8::1": "",
    "2002:7f00:1::": "",
    "3fff::1": "",
    "5f00::1": "",
    "fc00::1": "private",
    "fd12:3456::1": "private",
    "fe80::1": "link-local",
    "fe80::1%1": "link-local",
    "fec0::1": "",
    "ff02::1": "multicast",
    "ff0e::1": "multicast",
}


@pytest.mark.parametrize(("address", "kind"), REFUSED.items())
def test_refused(address: str, kind: str) -> None:
    """Addresses of this machine, of private networks and of no one are refused by name, inside others too."""
    assert kind in refusal(address)
    assert refusal(address)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "93.184.215.14", "2606:2800:21f:cb07::1", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_public(address: str) -> None:
    """Public addresses are asked, also where a network reaches IPv4 through IPv6."""
    assert refusal(address) == ""


@given(st.ip_addresses(v=4))
def test_property_every_form_of_an_address_has_its_answer(address: ipaddress.IPv4Address) -> None:
    """An IPv4 address inside an IPv6 one gets the answer of the bare one; what Python calls not global is refused."""
    number = int(address)
    for prefix in ("::ffff:0:0", "64:ff9b::"):
        assert refusal(str(ipaddress.IPv6Address(int(ipaddress.IPv6Address(prefix)) + number))) == refusal(str(address))
    assert address.is_global or refusal(str(address))


@given(st.ip_addresses(v=6))
def test_property_ipv6(address: ipaddress.IPv6Address) -> None:
    """No IPv6 address that Python calls not global is asked, those that carry an IPv4 address aside."""
    carries = address.ipv4_mapped or address in ipaddress.ip_network("64:ff9b::/96")
    assert carries or address.is_global or refusal(str(address))


def test_one_bad_address_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads to a public and to a private address is refused whole."""
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(PageError, match=r"leads to 10\.0\.0\.1, a private address"):
        resolve("example.org", 80, refusal)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers[:1] * 2)
    assert resolve("example.org", 80, refusal) == ["8.8.8.8"]


@pytest.mark.parametrize("host", ["localhost", "127.1", "0x7f.1", "2130706433", "0177.0.0.1"])
def test_other_spellings(host: str) -> None:
    """What the system takes for a spelling of this machine is refused or unknown, never asked."""
    with pytest.raises(PageError, match=r"loopback|not known"):
        resolve(host, 80, refusal)


@pytest.mark.parametrize("host", ["nowhere.invalid", "a" * 70 + ".example", "a..b"])
def test_unknown(host: str) -> None:
    """A name that nobody knows, or that is none, is one line."""
    with pytest.raises(PageError, match="name of its host is not known"):
        resolve(host, 80, refusal)
