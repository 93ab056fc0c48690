"""Routes, a file a subject. Each module has a `router`, and a `LINK` where it belongs in the navigation; the
application finds them by itself."""
