from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.poller.fetcher.address_filter import is_allowed, networks


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "fec0::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
        "2001:db8::1",
    ],
)
def test_internal_address_is_not_allowed(address):
    assert not is_allowed(address)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "93.184.215.14", "2606:2800:21f:cb07::1", "64:ff9b::808:808"],
)
def test_public_address_is_allowed(address):
    assert is_allowed(address)


def test_allow_list_allows_only_its_networks():
    allowed = networks(["10.0.0.0/8", "fd12::/16"])

    assert is_allowed("10.4.5.6", allowed)
    assert is_allowed("::ffff:10.4.5.6", allowed)
    assert is_allowed("fd12::9", allowed)
    assert not is_allowed("192.168.0.1", allowed)
    assert not is_allowed("127.0.0.1", allowed)


def test_networks_invalid_text_raises():
    with pytest.raises(ValueError, match="does not appear"):
        networks(["intranet"])


def forms_of(address):
    """Return the IPv6 addresses that lead to an IPv4 address."""
    number = int(address)
    low = int(IPv6Address("2001:0:808:808::")) | (~number & 0xFFFF_FFFF)
    return [
        f"::ffff:{address}",
        f"64:ff9b::{address}",
        str(IPv6Address(0x2002 << 112 | number << 80)),
        str(IPv6Address(low)),
        f"2620:fe::5efe:{address}",
        f"2620:fe::200:5efe:{address}",
    ]


@given(st.ip_addresses(v=4))
def test_address_inside_ipv6_is_judged_as_itself(address):
    wanted = is_allowed(str(address))

    for form in forms_of(address):
        assert is_allowed(form) == wanted, form


@given(st.ip_addresses(v=4, network="10.0.0.0/8"))
def test_teredo_server_that_is_internal_is_not_allowed(server):
    client = ~int(IPv4Address("8.8.8.8")) & 0xFFFF_FFFF
    address = 0x2001 << 112 | int(server) << 64 | client

    assert not is_allowed(str(IPv6Address(address)))


@given(st.ip_addresses(v=6))
def test_zone_does_not_change_what_is_allowed(address):
    assert is_allowed(f"{address}%eth0") == is_allowed(str(address))
