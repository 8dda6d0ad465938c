/* What the page around the map's frame offers to it: read by the type check, sent to no browser. */
interface Window {
  StreamlitInternals?: {
    /** Name Streamlit's own controls; `languages` are all that the reader may choose from, in their order. */
    speak(words: Corridors.Words, languages: string[]): void;
    goTo(address: string): void;
    leaveField(): void;
  };
}
