"""What texts name, whatever their kind: each is read once in an edition, for whichever pages show it."""

from newsroom.directory.models import Organisation, Person, Position
from newsroom.images.models import Attachment, Image

from .loading import Question

PICTURES, FILES = Question(Image.objects.all), Question(Attachment.objects.all)
ORGANISATIONS = Question(Organisation.objects.all)
POSITIONS = Question(Position.objects.all, person=Question(Person.objects.all), organisation=ORGANISATIONS)
