// On a phone the filters lie over the map, and Streamlit would open them again at each later visit.
try {
  if (matchMedia("(max-width: 767px)").matches)
    for (const key of Object.keys(localStorage))
      if (key.startsWith("stSidebarCollapsed-")) localStorage.removeItem(key);
} catch {
  // a browser that keeps nothing has nothing to forget
}
