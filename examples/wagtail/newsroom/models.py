from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

# Django looks for all models here.
from .lists import HouseStyle, ListedName, ListedPattern, ListedPerson, Post  # noqa: F401
from .whowhen import WhoWhenPanel


class ArticlePage(Page):
    """An article: its headline is the page's title."""

    published = models.DateField()
    intro = models.TextField(blank=True)
    body = RichTextField(features=["h2", "bold", "italic", "link", "ul", "ol"])

    content_panels = [
        *Page.content_panels,
        FieldPanel("published"),
        WhoWhenPanel("intro", published="published", lists="newsroom_list"),
        WhoWhenPanel("body", published="published", lists="newsroom_list"),
    ]
