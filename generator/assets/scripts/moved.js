/* The page of an address that is another one now. A redirect without a script would lose the place on the page. */
const there = document.querySelector("a");
location.replace(there.href + location.search + location.hash);
