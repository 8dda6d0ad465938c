/* The elements of the map: each is a class in Python (map/elements.py) and one of the same name here. */
import type * as L from "leaflet";

declare global {
  namespace Corridors {
    interface Classes {
      Ground: PartClass<Ground, GroundContent>;
      Existing: PartClass<Existing, ExistingSettings, ExistingSettings>;
      Relief: PartClass<Relief, ReliefSettings, ReliefSettings>;
      Routes: PartClass<Routes, RoutesContent, RoutesSettings>;
      PlannerRoutes: PartClass<PlannerRoutes, object>;
      Labels: PartClass<Labels, LabelsContent>;
      Controls: PartClass<Controls, object>;
      TimeBar: PartClass<TimeBar, TimeBarSettings, TimeBarSettings>;
    }

    type PartName = keyof Classes;
    type Parts = { [Name in PartName]: InstanceType<Classes[Name]> };

    /** An element is made once, with its settings and the content of its layers, then asked for what it knows to do. */
    interface PartClass<Made extends Part = Part, Content = object, Settings = PartSettings> {
      new (host: Host, content: Content): Made;
      load?(settings: Settings, host: Host): Promise<Content>; // where it does not want all of its layers at once
    }

    interface Part {
      speak?(words: Words): void; // in another language
      paint?(palette: Palette): void; // in another theme
      obey?(command: Command): void; // in another view
      occupy?(room: Room): void; // where no name may lie
    }

    interface PartSettings {
      layers: Record<string, Layer<object>>;
    }

    interface Added {
      name: PartName;
      settings: PartSettings;
    }

    /** What an element may ask of the controller. */
    interface Host {
      map: L.Map;
      tip: Tip;
      style: StyleTable;
      calm: boolean; // no movement
      get<Content extends object>(layer: Layer<Content>): Promise<Content>;
      language(): Language;
      leadsCloser(): boolean;
      select(project: string | null): void;
      light(project: string | null): void; // while the mouse is over it
      home(): void;
      turn(days: { asof: string; since: string }): void; // as words of the link
      redraw(groups: Group[]): void;
      shown(): string[]; // projects
      typeOf(project: string): string;
      link: (() => string) | null; // the address to copy
    }

    interface GroundContent {
      ground: Shapes;
      bounds: Corners;
    }

    interface Ground extends Part {
      paint(palette: Palette): void;
    }

    type ExistingKind = "rail" | "motorway" | "trunk" | "primary";

    /** Lines by kind, each as its start and its steps, lon before lat, in parts of a degree. */
    interface ExistingLines {
      stepsADegree: number;
      lines: Partial<Record<ExistingKind, number[][]>>;
    }

    interface ExistingSettings {
      layers: {
        railways?: Layer<ExistingLines>;
        roads?: Layer<ExistingLines>;
        names?: Layer<Record<string, Label[]>>;
      };
    }

    interface Existing extends Part {
      paint(palette: Palette): void;
    }

    interface ReliefSettings {
      layers: { relief?: string }; // the address of a picture
      bounds: Corners;
    }

    interface Relief extends Part {
      paint(palette: Palette): void;
    }

    interface LabelsContent {
      places: { labels: Label[] };
    }

    interface Labels extends Part {
      add(labels: Label[]): void; // more of them, less important than those that are there
      speak(): void;
      paint(palette: Palette): void;
    }

    /** What may be named: its lines or its site, in pixels of the layers. */
    interface Callout {
      id: string;
      names: Names;
      type: string;
      lines: L.Point[][];
      site?: L.Point;
      gap: number; // from the middle of the line
      worth: number; // news first
      length: number; // in sight
    }

    interface Spot {
      x: number;
      y: number;
      turn: number; // radians
    }

    interface Size {
      width: number;
      height: number;
    }

    interface Box extends Size {
      x: number; // of its middle, as y
      y: number;
      turn?: number;
    }

    interface Room {
      takeBox(box: Box): void;
      takeLine(points: L.Point[], width: number): void;
      isFree(box: Box): boolean;
    }

    interface Tip {
      isTouched: boolean; // whether a finger points
      bind(part: L.Layer, content: () => HTMLElement, occupy: (room: Room) => void): void;
      close(): void;
    }

    interface Site extends L.Marker {
      show(shown: boolean): void;
    }

    interface Stroke extends L.Polyline {
      hidden?: boolean;
      show(shown: boolean): void;
    }

    interface RoutesSettings {
      layers: { routes: Layer<RouteLines>; detail?: Layer<RouteLines> }; // what comes with the page has no `detail`
      detailZoom: number;
    }

    interface RoutesContent {
      routes: RouteLines;
      detail: Detail;
    }

    interface Routes extends Part {
      projects: RouteLines["projects"];
      refine(routes: RouteLines): void;
      obey(command: Command): void;
      bounds(project: string): L.LatLngBounds | null;
      light(project: string | null): void;
      shown(): string[];
      callouts(): Callout[];
    }

    type Strokes = Partial<Record<"band" | "thread" | "hit" | "casing" | "core" | "line", Stroke | null>>;

    /** A section as it is drawn: each part is a layer of Leaflet. */
    interface Drawn extends Omit<Section, "steps">, Strokes {
      type: string;
      site?: Site;
      glow?: Stroke;
      shift: L.Point; // of its site, away from others
      parts: (Site | Stroke)[];
      shown: boolean;
      status: string;
      paint?: string; // what it was painted with
    }

    interface Detail {
      first(): Promise<RouteLines>;
      refine(routes: Routes): void;
    }

    interface PlannerRoutes extends Part {
      isNew: boolean;
      obey(command: Command): void;
      drawnStates(): string[];
      area(): { bounds: L.LatLngBounds; options: L.FitBoundsOptions } | null;
    }

    interface Controls extends Part {
      speak(words: Words): void;
    }

    interface TimeBarSettings {
      layers: { times: Layer<TimesContent> };
    }

    type TimeHandle = "day" | "since";
    type HandleDays = Record<TimeHandle, number | null>; // the day null is the newest

    interface TimeScaleEvents {
      press(which: TimeHandle, event: KeyboardEvent): void;
      grab(day: number): void;
      drag(day: number): void;
      release(counts: boolean): void;
    }

    interface TimeScale {
      element: HTMLElement;
      handles: Record<TimeHandle, HTMLElement>;
      reach(ends: [first: number, last: number], newest: number, speech: number): void;
      put(which: TimeHandle, day: number | null, ends: [first: number, last: number], words: string): void;
      paint(colours: Record<string, string>): void;
      promise(promises: [project: string, due: number][]): void;
    }

    interface TimeBar extends Part {
      speak(words: Words): void;
      paint(palette: Palette): void;
      obey(command: Command): void;
    }
  }
}
