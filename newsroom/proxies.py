"""Who asks, where proxies stand in front: the reader's own address, as a proxy that is trusted gives it.

Anybody can write X-Forwarded-For. Each proxy adds on the right whom it heard the request from, so the reader is the
first from the right who is no trusted proxy; what stands further left is hearsay.
"""

from functools import lru_cache
from ipaddress import ip_address, ip_network

BY_SOCKET = "unix"  # a socket of this machine, whose other end has no address


def before(application, trusted):
    """A WSGI application that puts the reader's address into REMOTE_ADDR.

    `trusted` are addresses, networks, and "unix". Raises ValueError where one of them is none of these.
    """
    networks = [ip_network(name.strip()) for name in trusted if name.strip() != BY_SOCKET]
    is_socket_trusted = any(name.strip() == BY_SOCKET for name in trusted)

    @lru_cache(maxsize=2_000)
    def is_trusted(address):
        if not address:
            return is_socket_trusted
        try:
            return any(ip_address(address) in network for network in networks)
        except ValueError:
            return False

    @lru_cache(maxsize=2_000)
    def reader(peer, said):
        """The last one before our proxies; the peer itself where what was said is no address."""
        for address in reversed([part.strip() for part in said.split(",")]):
            if not is_trusted(peer) or not is_address(address):
                break
            peer = address
        return peer

    def answer(environ, start_response):
        if said := environ.get("HTTP_X_FORWARDED_FOR"):
            environ["REMOTE_ADDR"] = reader(environ.get("REMOTE_ADDR", ""), said)
        return application(environ, start_response)

    return answer


def is_proxy(text):
    """Whether this may stand in `trusted`."""
    try:
        return text.strip() == BY_SOCKET or bool(ip_network(text.strip()))
    except ValueError:
        return False


def is_address(text):
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
