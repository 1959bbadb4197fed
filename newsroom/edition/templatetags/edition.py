from django import template

from newsroom.edition.blocks import kept

register = template.Library()


@register.tag(name="kept")
def do_kept(parser, token):
    """`{% kept "name" one another %}…{% endkept %}`: printed once in an edition for each language and key.

    What stands inside may depend on the key, on the language and on what the database says, and on nothing else.
    """
    _tag, name, *key = token.split_contents()
    nodes = parser.parse(["endkept"])
    parser.delete_first_token()
    return KeptNode(name.strip("\"'"), [parser.compile_filter(part) for part in key], nodes)


class KeptNode(template.Node):
    def __init__(self, name, key, nodelist):
        self.name, self.key, self.nodelist = name, key, nodelist

    def render(self, context):
        key = (part.resolve(context) for part in self.key)
        with context.push():  # what is named inside is not known outside, whether the block was printed or kept
            return kept(f"block {self.name}", *key, make=lambda: self.nodelist.render(context).strip())
