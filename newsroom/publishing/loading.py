"""What pages load of texts: in few questions, because Django's words for each take ten times longer than its answer."""

from collections import defaultdict
from functools import cache

from django.db import connections, router

from newsroom.edition.blocks import kept, kept_each
from newsroom.language import active_language


def whole(rows):
    """`{number: row}` of a table of which every page shows some rows: regions, sections, topics. In its own order.

    `rows` makes the queryset, and is the same function whenever it is asked: `whole(Section.objects.all)`.
    """
    return kept("whole table", rows, make=lambda: {row.pk: row for row in rows()})


class Question:
    """The rows of a table whose `key` is one of some numbers, in SQL that Django puts together once.

    `rows` makes the queryset, which has no parameters and joins nothing. What the rows name is a question of its own,
    because other pages name it, too: `Question(Quote.objects.all, "article", speaker=POSITIONS)`.
    """

    def __init__(self, rows, key="pk", **named):
        self.rows, self.key, self.named = rows, key, named
        self.statement = cache(self.put_together)

    def ask(self, numbers):
        """The rows, in the order of their queryset, without what they name."""
        compiler, sql, names, converters = self.statement(active_language())
        model = compiler.query.model
        database = router.db_for_read(model)
        with connections[database].cursor() as cursor:
            cursor.execute(sql.replace("(%s)", f"({', '.join(['%s'] * len(numbers))})"), list(numbers))
            rows = cursor.fetchall()
        if converters:
            rows = compiler.apply_converters(rows, converters)
        return [model.from_db(database, names, row) for row in rows]

    def kept(self, numbers):
        """`{number: row}` with what each names: rows that many pages show, with no query for those that are kept."""
        wanted = [number for number in numbers if number is not None]
        return kept_each(self, wanted, lambda missing: load(self, missing))

    def put_together(self, language):
        """What compiled the question, its SQL for one number, the names of its columns, what makes values of these."""
        question = self.rows().filter(**{f"{self.key}__in": [0]})
        compiler = question.query.get_compiler(question.db)
        sql, _number = compiler.as_sql()
        columns = [column for column, _sql, _alias in compiler.select]
        return compiler, sql, [column.target.attname for column in columns], compiler.get_converters(columns)


def load(question, numbers, *, many=None, rows=None):
    """`{number: text}` of texts of one kind, with what hangs on them, and with what they and their rows name.

    Beside one query for the texts, one says what hangs on them; each relation that has rows takes another, and so does
    each kind of things that are named and not kept yet.
    """
    texts = question.ask(numbers) if numbers else []
    named = [(question, texts)]
    if many or rows:
        named += hang(texts, many or {}, rows or {})
    name_all(named)
    return {text.pk: text for text in texts}


def hang(texts, many, rows):
    """Hang on texts their `many` to many and their own `rows`, each by a `Question`; gives each with its rows.

    What is one of many comes from a whole table, or from a function of numbers that gives `{number: row}` in order.
    """
    found = defaultdict(set)
    for relation, text, number in pairs(texts, many, rows) if texts else ():
        found[relation, text].add(number)
    lists = {name: dict.fromkeys(text for relation, text in found if relation == name) for name in (*many, *rows)}
    for text in texts:
        text._prefetched_objects_cache = {name: [] for name in lists}  # as `prefetch_related` leaves it
    by_number = {text.pk: text for text in texts}
    for name, table in many.items():
        if callable(table):
            table = table(set().union(*(found[name, number] for number in lists[name]))) if lists[name] else {}
        for number in lists[name]:
            inside = found[name, number]
            by_number[number]._prefetched_objects_cache[name] = [row for key, row in table.items() if key in inside]
    hung = []
    for name, question in rows.items():
        if lists[name]:
            key = type(texts[0])._meta.get_field(name).field
            hung.append((question, question.ask(lists[name])))
            for row in hung[-1][1]:
                text = by_number[getattr(row, key.attname)]
                setattr(row, key.name, text)
                text._prefetched_objects_cache[name].append(row)
    return hung


def name_all(asked):
    """Give rows what they name: pairs of a question and its rows. One query for each kind that is not kept."""
    wanted = defaultdict(set)
    named = [(other, name, row) for question, rows in asked for name, other in question.named.items() for row in rows]
    for question, name, row in named:
        wanted[question].add(getattr(row, f"{name}_id"))
    known = {question: question.kept(numbers) for question, numbers in wanted.items()}
    for question, name, row in named:
        setattr(row, name, known[question].get(getattr(row, f"{name}_id")))


def pairs(texts, many, rows):
    """What hangs on texts, as (relation, number of the text, number of the thing or 0 where a row is its own)."""
    model, numbers = type(texts[0]), [text.pk for text in texts]
    inside = f"IN ({', '.join(['%s'] * len(numbers))})"
    parts = []
    for name in many:
        field = model._meta.get_field(name)
        text, thing = field.m2m_column_name(), field.m2m_reverse_name()
        parts.append(f"SELECT '{name}', {text}, {thing} FROM {field.m2m_db_table()} WHERE {text} {inside}")
    for name in rows:
        key = model._meta.get_field(name).field
        parts.append(f"SELECT '{name}', {key.column}, 0 FROM {key.model._meta.db_table} WHERE {key.column} {inside}")
    with connections[texts[0]._state.db].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), numbers * len(parts))
        return cursor.fetchall()
