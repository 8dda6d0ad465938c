/* What the scripts hand to each other and get from outside: read by the type check, sent to no browser. */
import type * as L from "leaflet";

declare global {
  interface Window {
    Corridors: Corridors.Shared;
    Streamlit: { setComponentValue(event: Corridors.MapEvent): void };
    corridorsStep?: Corridors.Step; // the page around the frame keeps it when a frame is made anew
  }

  namespace Corridors {
    type Language = "en" | "kk" | "ru";
    type Theme = "light" | "dark";
    type Names = Record<Language, string>;
    type Finish = (animate: boolean) => void;

    /** The name `Corridors`: `boot.js` makes it, each script adds its part. */
    interface Shared extends Classes {
      // boot
      element<Tag extends keyof HTMLElementTagNameMap>(
        tag: Tag,
        className?: string,
        text?: string,
      ): HTMLElementTagNameMap[Tag];
      fail(retry: () => void): void;
      // the map
      Site: new (at: L.LatLng, options: L.MarkerOptions) => Site;
      Stroke: new (points: L.LatLng[], options: L.PolylineOptions) => Stroke;
      Detail: new (host: Host, layers: RoutesSettings["layers"], zoom: number) => Detail;
      Page: new (events: PageEvents) => Page;
      Address: new (map: L.Map, events: AddressEvents) => Address;
      Tip: new (map: L.Map) => Tip;
      Room: new (bounds: L.Bounds) => Room;
      spotsAbout(at: L.Point, reach: number): Iterable<Spot>;
      spotsBeside(at: L.Point, size: Size, gap: number, further?: number[]): Iterable<Spot>;
      spotsAlong(lines: L.Point[][], size: Size, gap: number): Iterable<Spot>;
      rendererFor(count: number, pane: string): L.Renderer;
      spread(points: L.Point[], gap: number): L.Point[];
      outside(): Window | null;
      parseView(text: string): View | null;
      coarse: boolean;
      leaveSpentWheelToThePage(map: L.Map): void;
      leaveOneFingerToThePage(map: L.Map, hint: () => string): void;
      start(map: L.Map, settings: Settings): void;
      add(name: PartName, settings: PartSettings): void;
      apply(command: Command): void;
      state(): State;
      parts?: Parts;
      shownLanguage?: Language;
      shownTheme?: Theme;
      shownRoutes?: boolean;
      // time
      days: Days;
      Times: new (content: TimesContent) => Times;
      TimeScale: new (host: Host, events: TimeScaleEvents) => TimeScale;
      // in a page without a server alone
      Standalone: new (data: StandaloneData) => Standalone;
      standalone?: Standalone;
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
      routes: PlannedRoute[];
      focus: [lat: number, lon: number, zoom: number] | null;
      view: string | null;
      announcement: string;
      step: Record<string, string> | null; // the query of what is drawn
      time: ViewTime;
    }

    /** The days of a view, and what it lets through on any other day. */
    interface ViewTime {
      day: string | null; // the newest
      since: string | null;
      today: string; // the day of the reader
      projects: string[] | null; // all
      statuses: string[]; // none lets all through
    }

    /** Statuses over time (map/times.py); days are counted from 1970-01-01. */
    interface TimesContent {
      first: number;
      last: number;
      newest: number;
      speech: number;
      statuses: string[];
      captions: Record<Language, string[]>; // of a page in one language its own alone
      changes: Record<string, number[]>;
    }

    interface Times {
      told: TimesContent;
      projects: string[];
      promises(day: number, projects: string[]): [project: string, due: number][];
      range(projects: string[]): [first: number, last: number];
      begin(projects: string[]): number;
      changeDays(until: number): number[];
      groups(asked: {
        day: number | null;
        today: number;
        language: Language;
        promised: string; // a caption with a hole for the outlook
        passes(project: string, status: string): boolean;
      }): Group[];
    }

    interface Days {
      number(iso: string): number;
      iso(day: number): string;
      year(day: number): number;
      ofYear(year: number): number;
      addMonths(day: number, months: number): number;
      text(day: number, words: CalendarWords): string;
    }

    /** Projects, and "project/section" where a section differs from its project. */
    interface Group {
      status: string;
      caption: string;
      ids: string[];
    }

    interface PlannedRoute {
      state: string;
      best: boolean;
      label: [title: string, state: string];
      points: L.LatLngTuple[];
    }

    /** A layer is an address, or came with the page. */
    type Layer<Content> = string | Content;

    /** How the map starts. */
    interface Settings {
      layers: { style: Layer<StyleTable> };
      ground: Corners;
      region: Corners;
      maxZoom: number;
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

    interface RouteLines {
      sections: Section[];
      projects: Record<string, { type: string; names: Names; named?: boolean }>; // in the speech
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
    interface StyleTable extends Record<Theme, Palette> {
      dashes: Record<string, string>;
      seaDash: string;
      strengths: Record<string, number>; // by status
      byStatus: PenName[]; // the pens that they count for
      routeDashes: Record<string, string>;
      pens: Record<PenName, Pen>;
      chosenPens: Partial<Record<PenName, Pen>>;
      faded: number;
      words: Record<Language, Words>;
    }

    interface Palette extends Record<"casing" | "land" | "water" | "beyond" | "shore" | "border" | "river" | "rail" | "road" | "changed", string> {
      types: Record<string, string>;
      relief: number; // opacity
      routes: Record<string, string>;
      markers: Record<string, Record<string, string>>; // by type and status
    }

    type PenName =
      | ("line" | "generalised" | "sea" | "band" | "corridor" | "thread" | "casing" | "core" | "glow")
      | ("route" | "best_route" | "route_casing");

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

    /** What the map sends to the server; `event`, the time, makes a second click on the same line an event again. */
    interface MapEvent {
      select?: string | null;
      share?: string;
      asof?: string; // empty: the newest
      since?: string; // empty: none
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
          routes: string[];
          selected: string | null;
          view: View;
          lang: Language;
          theme: Theme;
        };

    /* The page around the map. */

    interface PageEvents {
      select(project: string | null): void;
      selected(): string | null;
      light(project: string | null): void;
      recoloured(): void;
      share(): void;
    }

    interface Page {
      speak(language: Language, words: Words, languages: string[]): void;
      announce(text: string): void;
      light(project: string | null): void; // its card stands out
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

    /* The page without a server. */

    interface StandaloneData {
      command: Command;
      projects: Record<string, { type: string; countries: string[]; spelling: string }>;
      folding: Folding;
      times: TimesContent;
      lastDay: number;
      calendar: CalendarWords;
      promised: string; // a caption with a hole for the outlook
    }

    interface Standalone {
      data: StandaloneData;
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
    network?: string; // ours: the state of the network that a route is drawn for
  }
  interface Polyline {
    _parts: Point[][]; // what is in sight, in pixels of the layers
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
