"""The newsroom's own list: the names, patterns and style of its desk, edited in Wagtail's admin.

A model is a section of the list file that docs/lists.md describes, an object a row of it. Not here:
dates with a name, which would be one more model of this kind.
"""

import hashlib
import json
from itertools import chain

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable


def filled(**columns):
    """A row without the columns that say nothing."""
    return {column.rstrip("_"): value for column, value in columns.items() if value}


def aliases_of(written):
    return [alias.strip() for alias in written.split(";") if alias.strip()]


class ListedPerson(ClusterableModel):
    name = models.CharField(max_length=200, unique=True)
    aliases = models.CharField(max_length=500, blank=True, help_text="With semicolons between them")
    note = models.CharField(max_length=500, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("aliases"),
        FieldPanel("note"),
        InlinePanel("posts", label="post"),
    ]

    class Meta:
        ordering = ["pk"]
        verbose_name = "person"
        verbose_name_plural = "people"

    def __str__(self):
        return self.name

    def row(self):
        posts = [post.row() for post in self.posts.all()]
        return "people", filled(
            name=self.name, aliases=aliases_of(self.aliases), posts=posts, note=self.note
        )


class Post(Orderable):
    person = ParentalKey(ListedPerson, on_delete=models.CASCADE, related_name="posts")
    post = models.CharField(max_length=200)
    organization = models.CharField(max_length=200, blank=True)
    held_from = models.DateField("from", null=True, blank=True)
    held_until = models.DateField("until", null=True, blank=True)

    def row(self):
        return filled(
            post=self.post,
            organization=self.organization,
            from_=self.held_from and self.held_from.isoformat(),
            until=self.held_until and self.held_until.isoformat(),
        )


class ListedName(models.Model):
    class Section(models.TextChoices):
        ORGANIZATIONS = "organizations", "organization"
        PLACES = "places", "place"
        ROLES = "roles", "role"
        NEVER = "never", "never a name"

    section = models.CharField("kind", max_length=20, choices=Section)
    name = models.CharField(max_length=200)
    aliases = models.CharField(max_length=500, blank=True, help_text="With semicolons between them")

    class Meta:
        ordering = ["pk"]
        verbose_name = "other name"

    def __str__(self):
        return self.name

    def row(self):
        return self.section, filled(name=self.name, aliases=aliases_of(self.aliases))


class ListedPattern(models.Model):
    class Kind(models.TextChoices):
        PERSON = "person"
        ROLE = "role"
        ORGANIZATION = "organization"
        PLACE = "place"
        DATE = "date"

    pattern = models.CharField(max_length=1000, help_text=r"Such as Docket No\. \d{2}-\d+")
    kind = models.CharField(max_length=20, choices=Kind)

    class Meta:
        ordering = ["pk"]
        verbose_name = "pattern"

    def __str__(self):
        return self.pattern

    def row(self):
        return "patterns", filled(pattern=self.pattern, kind=self.kind)


class HouseStyle(models.Model):
    class Severity(models.TextChoices):
        HINT = "hint"
        WARNING = "warning"
        ERROR = "error"

    words = models.CharField("words to avoid", max_length=200)
    message = models.CharField(max_length=500)
    severity = models.CharField(max_length=20, choices=Severity, default=Severity.WARNING)
    replacement = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "style"
        verbose_name_plural = "style"

    def __str__(self):
        return self.words

    def row(self):
        return "style", filled(
            words=self.words,
            message=self.message,
            severity=self.severity,
            replacement=self.replacement,
        )


def list_file():
    """The list as whowhen reads it. Its version is another one whenever a row is."""
    sections = {}
    people = ListedPerson.objects.prefetch_related("posts")
    others = [model.objects.all() for model in (ListedName, ListedPattern, HouseStyle)]
    for listed in chain(people, *others):
        section, row = listed.row()
        sections.setdefault(section, []).append(row)
    rows = json.dumps(sections, ensure_ascii=False, sort_keys=True)
    version = hashlib.sha256(rows.encode()).hexdigest()[:12]
    return {"name": "Newsroom", "version": version, **sections}
