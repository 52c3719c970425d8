// The viewer's dark colours hang on a class; the reader's system decides, before anything is painted.
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const apply = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
apply();
dark.addEventListener("change", apply);
