from django import template

from newsroom.regions.kickers import first_regions

register = template.Library()
register.simple_tag(first_regions)
