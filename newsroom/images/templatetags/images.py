from django import template

from newsroom.images.markup import picture

register = template.Library()
register.simple_tag(picture, takes_context=True)
