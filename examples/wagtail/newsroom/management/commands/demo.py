"""`manage.py demo PASSWORD`: the editor of the demo, and an article to read."""

from datetime import date

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from wagtail.models import Page

from newsroom.models import ArticlePage

INTRO = "Mayor Ines Calloway reopened the Harbour Street bridge on Monday."

BODY = (
    '<p data-block-key="lead1">The bridge, closed since <b>12 March 2025</b>, carries '
    '<a href="https://example.org/traffic">9,000 cars</a> a day, Transport Secretary '
    "<i>Oluwaseun</i> Adeyemi said on Tuesday.</p>"
    '<h2 data-block-key="head1">What comes next</h2>'
    '<ul><li data-block-key="item1">Engineer Petra Lindqvist inspects the piers in January 2026.</li>'
    '<li data-block-key="item2">Adeyemi reports to the council.</li></ul>'
    '<p data-block-key="tail1">Cafés opened again \U0001f309 the same day.</p>'
)


class Command(BaseCommand):
    help = "Makes the user 'editor' and one article."

    def add_arguments(self, parser):
        parser.add_argument("password")

    def handle(self, *args, password, **options):
        get_user_model().objects.create_superuser("editor", "editor@example.org", password)
        article = ArticlePage(
            title="Bridge reopens", published=date(2025, 11, 5), intro=INTRO, body=BODY
        )
        Page.objects.get(depth=2).add_child(instance=article)
        article.save_revision().publish()
        self.stdout.write(f"/admin/pages/{article.pk}/edit/")
