"""Which hosts may be asked: those whose every IP address is a public one.

A name is resolved once, each address it gives is checked, and these very addresses are connected to,
so that a second answer of the name server cannot lead elsewhere.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import TypeAlias

from annotate.source.page import PageError

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
Refusal: TypeAlias = Callable[[str], str]
"""From an IP address to why it may not be asked ("" when it may)."""

GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")  # the only IPv6 addresses that are given out
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # an IPv4 address in its last 32 bits (RFC 6052)
# Parts of the public ranges that lead elsewhere. Named here, because Python's own tables differ by its version.
SPECIAL = tuple(
    ipaddress.ip_network(text)
    for text in (
        "192.0.0.0/24",  # protocol assignments
        "192.88.99.0/24",  # 6to4 relays
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: an IPv4 address inside
        "3fff::/20",  # documentation
    )
)


def refusal(text: str) -> str:
    """Why the IP address `text` may not be asked, such as "a loopback address"; "" for a public one."""
    ip = carried(ipaddress.ip_address(text))
    kinds = (
        (ip.is_loopback, "a loopback address"),
        (ip.is_link_local, "a link-local address"),
        (ip.is_multicast, "a multicast address"),
        (ip.is_private and not ip.is_unspecified, "a private address"),
        (not is_public(ip), "a reserved address"),
    )
    return next((name for holds, name in kinds if holds), "")


def carried(ip: Address) -> Address:
    """The IPv4 address that is reached through an IPv4-mapped or a NAT64 one, else the address itself."""
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return ip.ipv4_mapped
        if ip in NAT64:
            return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip


def is_public(ip: Address) -> bool:
    """Whether an address is one of a host of the public network."""
    if any(ip.version == network.version and ip in network for network in SPECIAL):
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        return ip.is_global and ip in GLOBAL_UNICAST and ip.scope_id is None
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def resolve(host: str, port: int, refused: Refusal) -> list[str]:
    """The IP addresses of `host`, each of them allowed by `refused`. Raises PageError when one is not."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise PageError("cannot be fetched: the name of its host is not known") from None
    addresses = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    for address in addresses:
        if reason := refused(address):
            raise PageError(f"is not fetched: its host leads to {address}, {reason}, and only public ones are asked")
    return addresses
