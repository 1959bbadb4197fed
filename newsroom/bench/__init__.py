"""How much work a page is: the newsroom filled with made-up stories, measured beside a Django that only answers."""
