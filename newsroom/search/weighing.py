"""Which of the texts that were found come first: BM25 (Robertson and Zaragoza, 2009) of the found ones alone.

The database's own measure asks how rare a word is in the whole archive, and reads every match for it. Here every text
holds every word, so the words of a query weigh the same; how often they are said, and where, decides.
"""

TITLE_WEIGHT = 10  # one word of a title weighs as many of a body
SATURATION, LENGTH_COUNTS = 1.2, 0.75  # the usual k1 and b


def best_first(rows, terms, begun_word=""):
    """The items of rows (item, title, body), the best first; those that weigh the same stay as they came."""
    wanted = [f" {' '.join(term)} " for term in terms]
    begun = f" {begun_word}" if begun_word else ""
    average = sum(len(body) for _item, _title, body in rows) / len(rows) + 1 if rows else 1

    def weight(row):
        _item, title, body = row
        title, long = f" {title} ", f" {body} "
        norm = SATURATION * (1 - LENGTH_COUNTS + LENGTH_COUNTS * len(body) / average)
        total = 0
        for word in wanted:
            said = TITLE_WEIGHT * title.count(word) + long.count(word)
            if not said and begun:  # the last word was only begun
                said = TITLE_WEIGHT * title.count(begun) + long.count(begun)
            total += said / (said + norm)
        return total

    return [row[0] for row in sorted(rows, key=weight, reverse=True)]
