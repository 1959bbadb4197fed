"""How the public site looks: every page in many widths and schemes as contact sheets, and the README's pictures."""
