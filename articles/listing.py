"""How the database keeps the lists of stories (`listed.py`): by triggers, whoever writes, in the writer's transaction.

What a story stands in is said once, in `WRITE`; every change of the story or of its rows writes its lists anew.
"""

from django.db import connections, transaction

from newsroom.edition import triggers as triggers_of_edition

TABLE = "articles_listed"
# The lists of the stories {of}, as rows. `{of}` is put in place of a condition on the key of a story: "= NEW.id".
WRITE = """
INSERT INTO articles_listed (article_id, name, published_at_ru, published_at_en)
SELECT story.id, list.name,
    CASE WHEN story.status_ru = 'published' THEN story.published_at_ru END,
    CASE WHEN story.status_en = 'published' THEN story.published_at_en END
FROM articles_article story JOIN (
    SELECT id AS article_id, 'all' AS name FROM articles_article WHERE id {of}
    UNION SELECT id, 's' || section_id FROM articles_article WHERE id {of} AND section_id IS NOT NULL
    UNION SELECT article_id, 't' || topic_id FROM articles_article_topics WHERE article_id {of}
    UNION SELECT article_id, 'r' || region_id FROM articles_article_regions WHERE article_id {of}
    UNION SELECT article_id, 'r' || country_id FROM articles_article_regions
        JOIN regions_region ON regions_region.id = region_id WHERE article_id {of} AND country_id IS NOT NULL
    UNION SELECT article_id, 'o' || organisation_id FROM articles_articleorganisation WHERE article_id {of}
    UNION SELECT article_id, 'o' || organisation_id FROM articles_sourcehop WHERE article_id {of}
) list ON list.article_id = story.id
WHERE story.id {of} AND story.working_copy_of_id IS NULL
    AND (story.status_ru = 'published' OR story.status_en = 'published')
"""
FORGET = "DELETE FROM articles_listed WHERE article_id {of}"
COLUMNS = ["status_ru", "status_en", "published_at_ru", "published_at_en", "section_id", "working_copy_of_id"]
LINKS = ["articles_article_topics", "articles_article_regions", "articles_articleorganisation", "articles_sourcehop"]
DIFFERS = {"sqlite": "OLD.{column} IS NOT NEW.{column}", "postgresql": "OLD.{column} IS DISTINCT FROM NEW.{column}"}
# A region that moves to another country: its links are written once more, and their own triggers do the rest.
MOVE = "UPDATE articles_article_regions SET region_id = region_id WHERE region_id = NEW.id"


def anew(key):
    return [text.format(of=f"= {key}") for text in (FORGET, WRITE)]


def triggers():
    """Table, operation, the columns whose change counts (none for any), and the statements of each trigger."""
    yield "articles_article", "INSERT", [], anew("NEW.id")[1:]
    yield "articles_article", "UPDATE", COLUMNS, anew("NEW.id")
    yield "articles_article", "DELETE", [], anew("OLD.id")[:1]
    for table in LINKS:
        yield table, "INSERT", [], anew("NEW.article_id")
        yield table, "UPDATE", [], [*anew("OLD.article_id"), *anew("NEW.article_id")]
        yield table, "DELETE", [], anew("OLD.article_id")
    yield "regions_region", "UPDATE", ["country_id"], [MOVE]


def statements(vendor):
    """What makes every trigger, in the words of a database."""
    for table, operation, columns, body in triggers():
        name = f"listed_by_{table}_{operation.lower()}"
        differs = " OR ".join(DIFFERS[vendor].format(column=column) for column in columns)
        when = f"WHEN ({differs})" if columns else ""
        done = "; ".join(body)
        if vendor == "sqlite":
            yield f"DROP TRIGGER IF EXISTS {name}"
            yield f"CREATE TRIGGER {name} AFTER {operation} ON {table} {when} BEGIN {done}; END"
        else:
            yield (
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN {done}; RETURN NULL; END $$"
            )
            yield (
                f"CREATE OR REPLACE TRIGGER {name} AFTER {operation} ON {table} "
                f"FOR EACH ROW {when} EXECUTE FUNCTION {name}()"
            )


def has_lists(connection):
    return connection.vendor in DIFFERS and TABLE in connection.introspection.table_names()


def take_down(**options):
    triggers_of_edition.take_down(**options, prefix="listed_by_")


def install(using="default", plan=(), **kwargs):
    """After migrations, make the triggers, and write the lists anew where something was migrated."""
    connection = connections[using]
    if has_lists(connection) and not connection.settings_dict.get("TEST", {}).get("MIRROR"):
        with transaction.atomic(using), connection.cursor() as cursor:
            for statement in statements(connection.vendor):
                cursor.execute(statement)
            if plan:
                for statement in (FORGET, WRITE):
                    cursor.execute(statement.format(of="IS NOT NULL"))
