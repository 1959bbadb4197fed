from django.test import SimpleTestCase

from newsroom import proxies


def address_seen(trusted, peer, said):
    def application(environ, start_response):
        return environ["REMOTE_ADDR"]

    environ = {"REMOTE_ADDR": peer} | ({"HTTP_X_FORWARDED_FOR": said} if said is not None else {})
    return proxies.before(application, trusted)(environ, None)


class ProxiesTests(SimpleTestCase):
    def test_the_reader_is_the_first_from_the_right_who_is_no_proxy_of_ours(self):
        for trusted, peer, said, reader in (
            (["unix"], "", "203.0.113.7", "203.0.113.7"),
            (["unix"], "", "198.51.100.1, 203.0.113.7", "203.0.113.7"),  # the left one is what the reader wrote
            (["10.0.0.5"], "10.0.0.5", "203.0.113.7", "203.0.113.7"),
            (["10.0.0.0/24"], "10.0.0.5", "203.0.113.7, 10.0.0.9", "203.0.113.7"),
            (["10.0.0.5"], "10.0.0.5", "2001:db8::7", "2001:db8::7"),
            (["unix", "10.0.0.5"], "", "203.0.113.7,10.0.0.5", "203.0.113.7"),
        ):
            with self.subTest(trusted=trusted, peer=peer, said=said):
                self.assertEqual(address_seen(trusted, peer, said), reader)

    def test_who_is_not_trusted_is_not_listened_to(self):
        for trusted, peer, said in (
            (["10.0.0.5"], "203.0.113.9", "198.51.100.1"),
            (["10.0.0.5"], "", "198.51.100.1"),
            (["unix"], "203.0.113.9", "198.51.100.1"),
            (["10.0.0.5"], "10.0.0.5", None),
            (["10.0.0.5"], "10.0.0.5", ""),
            (["10.0.0.5"], "10.0.0.5", "unknown"),
            (["10.0.0.5"], "10.0.0.5", "198.51.100.1, <script>"),
        ):
            with self.subTest(trusted=trusted, peer=peer, said=said):
                self.assertEqual(address_seen(trusted, peer, said), peer)

    def test_a_name_that_is_no_address_is_refused_at_the_start(self):
        for wrong in ("nginx", "10.0.0.1/8", "*"):
            with self.subTest(wrong), self.assertRaises(ValueError):
                proxies.before(None, [wrong])
