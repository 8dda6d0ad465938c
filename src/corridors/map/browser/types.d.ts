/* What the scripts hand to each other and get from outside: read by the type check, sent to no browser. */
import type * as L from "leaflet";

declare global {
  interface Window {
    Corridors: Corridors.Shared;
    Streamlit: { setComponentValue(told: Corridors.Told): void };
    corridorsStep?: Corridors.Step; // the page around the frame keeps it when a frame is made anew
  }

  namespace Corridors {
    type Language = "en" | "kk" | "ru";
    type Theme = "light" | "dark";
    type Names = Record<Language, string>;
    type Finish = (animate: boolean) => void;

    /** The name `Corridors`: `boot.js` makes it, each script adds its part. */
    interface Shared {
      // boot
      element<Tag extends keyof HTMLElementTagNameMap>(
        tag: Tag,
        className?: string,
        text?: string,
      ): HTMLElementTagNameMap[Tag];
      fail(retry: () => void): void;
      // the map
      Ground: new (map: L.Map, ground: Shapes, bounds: Corners) => Ground;
      Labels: new (map: L.Map, labels: Label[]) => Labels;
      Site: new (at: L.LatLng, options: L.MarkerOptions) => Site;
      Stroke: new (points: L.LatLng[], options: L.PolylineOptions) => Stroke;
      Lines: new (map: L.Map, routes: Routes, looks: Looks, events: LinesEvents) => Lines;
      Detail: new (map: L.Map, settings: Settings, get: (name: "routes" | "detail") => Promise<Routes>) => Detail;
      Ways: new (map: L.Map, looks: Looks) => Ways;
      Page: new (events: PageEvents) => Page;
      Address: new (map: L.Map, events: AddressEvents) => Address;
      Controls: new (map: L.Map, calm: boolean, events: ControlsEvents) => Controls;
      rendererFor(count: number): L.Renderer;
      outside(): Window | null;
      parseView(text: string): View | null;
      coarse: boolean;
      leaveSpentWheelToThePage(map: L.Map): void;
      leaveOneFingerToThePage(map: L.Map, hint: () => string): void;
      start(map: L.Map, settings: Settings): void;
      apply(command: Command): void;
      state(): State;
      lines?: Lines;
      shownLanguage?: Language;
      shownTheme?: Theme;
      shownWays?: boolean;
      // in a page without a server alone
      Alone: new (data: AloneData) => Alone;
      alone?: Alone;
      fold(text: string, folding: Folding): string;
      terms(text: string, folding: Folding): string[] | null;
    }

    /* What the server says. */

    /** One small command: what is drawn in which style, what is selected, where to look. */
    interface Command {
      lang: Language;
      theme: Theme;
      groups: Group[];
      selected: string | null;
      changed: string[];
      ways: Way[];
      focus: [lat: number, lon: number, zoom: number] | null;
      view: string | null;
      said: string;
      shareable: boolean;
      step: Record<string, string> | null; // the query of what is drawn
    }

    /** Projects, and "project/section" where a section differs from its project. */
    interface Group {
      status: string;
      caption: string;
      ids: string[];
    }

    interface Way {
      state: string;
      best: boolean;
      label: [title: string, state: string];
      points: L.LatLngTuple[];
    }

    /** How the map starts: each layer is an address, or came with the page, then without `detail`. */
    interface Settings {
      layers: { [Name in Exclude<keyof Layers, "detail">]: string | Layers[Name] } & { detail?: string };
      ground: Corners;
      region: Corners;
      maxZoom: number;
      detailZoom: number;
    }

    interface Layers {
      looks: Looks;
      ground: Shapes;
      places: { labels: Label[] };
      routes: Routes;
      detail: Routes;
    }

    type Corners = L.LatLngTuple[];
    type Shapes = Record<"land" | "lakes" | "rivers" | "borders", GeoJSON.Geometry>;

    interface Label {
      lat: number;
      lon: number;
      names: Names;
      kind: string;
      from: number; // the smallest zoom
    }

    interface Routes {
      sections: Section[];
      projects: Record<string, { type: string; names: Names }>;
    }

    interface Section {
      id: string;
      project: string;
      mode: string;
      alignment: string;
      doubled?: boolean;
      steps: number[];
    }

    /** The style table, and the words of the frame. */
    interface Looks extends Record<Theme, Palette> {
      dashes: Record<string, string>;
      seaDash: string;
      wayDashes: Record<string, string>;
      pens: Record<PenName, Pen>;
      chosenPens: Partial<Record<PenName, Pen>>;
      faded: number;
      words: Record<Language, Words>;
    }

    interface Palette extends Record<"casing" | "land" | "water" | "beyond" | "shore" | "border" | "river" | "changed", string> {
      types: Record<string, string>;
      ways: Record<string, string>;
      markers: Record<string, Record<string, string>>; // by type and status
    }

    type PenName =
      | ("line" | "sea" | "band" | "corridor" | "thread" | "casing" | "core" | "glow")
      | ("way" | "best_way" | "way_casing");

    interface Pen {
      weight: number;
      opacity: number;
    }

    type Texts = Record<string, string>;
    type Words = Texts & { calendar: CalendarWords };

    interface CalendarWords {
      months: string[]; // by themselves
      monthsOfDays: string[]; // in `day`
      weekdays: string[]; // from Monday
      letters: string[];
      day: string;
    }

    /* What the browser says. */

    /** What the server is told; the time makes a second click on the same line an event again. */
    interface Told {
      select?: string | null;
      share?: string;
      event: number;
    }

    interface View {
      zoom: number;
      lat: number;
      lon: number;
    }

    /** What a step of the browser's history holds. */
    interface Step {
      view: View;
      earlier: View | null; // before a dossier was opened
    }

    type State =
      | { ready: false; shown: string[] }
      | {
          ready: true;
          shown: string[];
          ways: string[];
          selected: string | null;
          view: View;
          lang: Language;
          theme: Theme;
        };

    /* The parts of the map. */

    interface Ground {
      paint(palette: Palette): void;
    }

    interface Labels {
      speak(language: Language): void;
    }

    interface Site extends L.Marker {
      show(shown: boolean): void;
    }

    interface Stroke extends L.Polyline {
      hidden?: boolean;
      show(shown: boolean): void;
    }

    interface LinesEvents {
      select(project: string): void;
      language(): Language;
    }

    interface Lines {
      refine(routes: Routes): void;
      apply(groups: Group[], selected: string | null, theme: Theme, changed: string[]): void;
      bounds(project: string): L.LatLngBounds | null;
      shown(): string[];
    }

    type Strokes = Partial<Record<"band" | "thread" | "hit" | "casing" | "core" | "line", Stroke | null>>;

    /** A section as it is drawn: each part is a layer of Leaflet. */
    interface Drawn extends Omit<Section, "steps">, Strokes {
      type: string;
      site?: Site;
      glow?: Stroke;
      parts: (Site | Stroke)[];
      shown: boolean;
      status: string;
      paint?: string; // what it was painted with
    }

    interface Detail {
      first(leadsCloser: boolean): Promise<Routes>;
      refine(lines: Lines): void;
    }

    interface Ways {
      apply(ways: Way[], theme: Theme): boolean;
      drawnStates(): string[];
      area(): { bounds: L.LatLngBounds; options: L.FitBoundsOptions } | null;
    }

    interface PageEvents {
      select(project: string | null): void;
      selected(): string | null;
      recoloured(): void;
    }

    interface Page {
      speak(language: Language, words: Words, languages: string[]): void;
      announce(text: string): void;
      scrollUp(): void;
    }

    interface AddressEvents {
      returned(view: View | null, project: string | null): void;
    }

    interface Address {
      owned: boolean;
      step: Record<string, string> | null;
      earlier: View | null;
      read(): View | null;
      seen(): View;
      given(): View | null;
      leadsCloser(): boolean;
      project(): string | null;
      query(): string;
      fragment(): string;
      isHere(): boolean;
      write(): void;
      link(language: Language): string;
    }

    interface ControlsEvents {
      home(): void;
      share(): void;
      link: (() => string) | null; // the address to copy
    }

    interface Controls {
      share: HTMLButtonElement;
      speak(words: Words): void;
    }

    /* The page without a server. */

    interface AloneData {
      settings: Settings & { map: L.MapOptions };
      command: Command;
      projects: Record<string, { type: string; countries: string[]; spelling: string }>;
      folding: Folding;
      steps: { day: string; text: string; groups: Group[] }[];
    }

    interface Alone {
      data: AloneData;
    }

    interface Folding {
      letters: Record<string, string>;
      spellings: [variant: string, usual: string][];
    }
  }
}

/* What Leaflet has and its types leave out. */
declare module "leaflet" {
  interface PanOptions {
    reset?: boolean;
  }
  interface GeoJSONOptions {
    renderer?: Renderer;
  }
  interface PolylineOptions {
    network?: string; // ours: the state of the network that a way is drawn for
  }
  interface Polyline {
    _updatePath(): void;
    _containsPoint(point: Point, closed?: boolean): boolean;
  }
  namespace Control {
    interface ScaleOptions {
      words?: Record<string, string>; // ours: the names of units
    }
    interface Scale {
      _update(): void;
      _updateScale(bar: HTMLElement, text: string, ratio: number): void;
    }
  }
}
