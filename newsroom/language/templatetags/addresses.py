"""`{% url %}` as Django has it, each address worked out once. Settings name it a builtin: every template has it."""

from django import template
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as parse
from django.urls import NoReverseMatch
from django.utils.html import conditional_escape

from newsroom.language.addresses import address

register = template.Library()


@register.tag
def url(parser, token):
    node = parse(parser, token)
    return node if node.kwargs else AddressNode(node.view_name, node.args, node.kwargs, node.asvar)


class AddressNode(URLNode):
    def render(self, context):
        try:
            found = address(self.view_name.resolve(context), *(arg.resolve(context) for arg in self.args))
        except NoReverseMatch:
            if self.asvar is None:
                raise
            found = ""
        if self.asvar is None:
            return conditional_escape(found) if context.autoescape else found
        context[self.asvar] = found
        return ""
