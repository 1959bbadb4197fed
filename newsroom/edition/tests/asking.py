"""A reader of the press, without a server between."""

from io import BytesIO


def environ_of(address, method="GET", **headers):
    path, _mark, query = address.partition("?")
    named = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    return {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SCRIPT_NAME": "",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "203.0.113.7",
        "HTTP_HOST": "testserver",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        **named,
    }


class Answer:
    """What came back: `status` as a number, headers by lower-case name, the body."""

    def __init__(self, press, environ):
        def start_response(status, headers, exc_info=None):
            self.status = int(status[:3])
            self.headers = {name.lower(): value for name, value in headers}

        parts = press(environ, start_response)
        self.body = b"".join(parts)
        if hasattr(parts, "close"):
            parts.close()

    @property
    def came_from(self):
        return self.headers.get("cache-status", "")


def ask(press, address, method="GET", **headers):
    return Answer(press, environ_of(address, method, **headers))
