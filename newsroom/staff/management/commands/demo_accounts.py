from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from newsroom.staff.demo import ACCOUNTS, make_demo_accounts


class Command(BaseCommand):
    help = "Make a chief editor and a correspondent to try the newsroom with, and print how they sign in."

    def handle(self, **options):
        try:
            passwords = make_demo_accounts()
        except ImproperlyConfigured as error:
            raise CommandError(error) from error
        for account in ACCOUNTS:
            password = passwords[account.username] or "(changed since it was made)"
            self.stdout.write(f"{account.role.value:<15}{account.username:<15}{password}")
