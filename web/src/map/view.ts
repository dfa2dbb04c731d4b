import Graph from "graphology";
import Sigma from "sigma";
import { controlPoint, linkWidth } from "./curves";
import { discProgram, type DiscState } from "./discs";
import { placeNames, type Candidate, type PlacedName } from "./labels";
import { LinkLayer, type Placing } from "./links";
import type { Filter, MapModel } from "./model";
import type { MapTheme } from "./theme";

const FONT = "system-ui, 'Segoe UI', Roboto, sans-serif";

/** Names on the map at most. */
const NAMES = 60;

/** Accounts that are looked at for names, the most reposted first. */
const NAMED = 3000;

/** Seconds that the links may take while the map moves, and when it stands. */
const WHILE_MOVING = 0.03;
const STANDING = 1.5;

/** How faint all others are beside the account looked at. */
const FAINT = "0.13";

/** Milliseconds of a movement of the camera. */
const MOVE = 250;

/** The account that the reader looks at. */
export interface Choice {
  /** null for none. */
  node: number | null;
  /** Whether the map moves to it. */
  move: boolean;
}

/** What the page hears from the map. */
export interface MapEvents {
  choose: (node: number | null) => void;
  /** How many links are drawn when the map stands: a slow machine draws a sample. */
  drawn: (links: number) => void;
}

/** The map on the screen: sigma moves the camera and draws and finds the discs; links, names and the neighbours looked at are layers of ours. */
export class MapView {
  private readonly sigma: Sigma;
  private readonly links: LinkLayer;
  private readonly focusLayer: CanvasRenderingContext2D;
  private readonly nameLayer: CanvasRenderingContext2D;
  private readonly graph = new Graph();
  private readonly state: DiscState;
  private chosen: number | null = null;
  private hovered: number | null = null;
  private glow = 0;
  private settle = 0;

  constructor(
    container: HTMLElement,
    private readonly model: MapModel,
    private theme: MapTheme,
    private readonly events: MapEvents,
  ) {
    this.state = { filter: model.everything(), page: theme.page };
    // The smallest first: hubs are drawn over the others.
    for (let node = model.count - 1; node >= 0; node--)
      this.graph.addNode(node, {
        x: model.x[node],
        y: model.y[node],
        size: model.radius[node],
        color: this.color(node),
        entered: model.data.nodes.entered[node],
        slot: model.slot[node],
      });
    this.sigma = new Sigma(this.graph, container, {
      defaultNodeType: "disc",
      nodeProgramClasses: { disc: discProgram(this.state) },
      renderLabels: false,
      defaultDrawNodeHover: () => undefined,
      stagePadding: 40 * this.shrink(container),
      minCameraRatio: 0.005,
      maxCameraRatio: 3,
      zoomToSizeRatioFunction: (ratio) =>
        Math.sqrt(ratio) / this.shrink(container),
    });
    const links = this.sigma.createCanvas("links", { beforeLayer: "edges" });
    this.links = new LinkLayer(links, model);
    this.focusLayer = this.layer("focus", "nodes");
    this.nameLayer = this.layer("names", "focus");
    this.sigma.on("afterRender", () => this.paint());
    this.sigma.on("enterNode", ({ node }) => this.hover(Number(node)));
    this.sigma.on("leaveNode", () => this.hover(null));
    this.sigma.on("clickNode", ({ node }) => events.choose(Number(node)));
    this.sigma.on("clickStage", () => events.choose(null));
    this.sigma.getCamera().on("updated", () => {
      clearTimeout(this.settle);
      this.settle = window.setTimeout(() => {
        this.settle = 0;
        this.sigma.scheduleRender();
      }, 180);
    });
    this.sigma.resize(true);
    this.sigma.refresh();
  }

  get filter(): Filter {
    return this.state.filter;
  }

  /** Shows what a filter lets through; for `glow` seconds after their first repost links shine. */
  show(filter: Filter, glow: number): void {
    this.state.filter = filter;
    this.glow = glow;
    this.sigma.scheduleRender();
  }

  /** Changes between light and dark, or what colours mean. */
  paintIn(theme: MapTheme, regrouped = false): void {
    if (regrouped) this.links.refill();
    this.theme = theme;
    this.state.page = theme.page;
    this.graph.updateEachNodeAttributes((node, attributes) => ({
      ...attributes,
      color: this.color(Number(node)),
      slot: this.model.slot[Number(node)],
    }));
    this.sigma.refresh();
  }

  /** Looks at an account and its neighbours, or at all. */
  choose({ node, move }: Choice): void {
    this.chosen = node;
    const place =
      node !== null && move ? this.sigma.getNodeDisplayData(node) : undefined;
    if (place) {
      const camera = this.sigma.getCamera();
      const ratio = Math.min(camera.ratio, 0.5);
      void camera.animate(
        { x: place.x, y: place.y, ratio },
        { duration: MOVE },
      );
    }
    this.sigma.scheduleRender();
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    void camera.animate(
      { ratio: camera.getBoundedRatio(camera.ratio / factor) },
      { duration: MOVE },
    );
  }

  /** Moves the camera by shares of what is seen. */
  move(right: number, up: number): void {
    const camera = this.sigma.getCamera();
    void camera.animate(
      {
        x: camera.x + right * camera.ratio,
        y: camera.y + up * camera.ratio,
      },
      { duration: MOVE },
    );
  }

  all(): void {
    void this.sigma.getCamera().animatedReset({ duration: MOVE });
  }

  /** The layers of the map as they stand, drawn anew, from the bottom to the top. */
  canvases(): HTMLCanvasElement[] {
    clearTimeout(this.settle);
    this.settle = 0;
    this.sigma.refresh({ partialGraph: { nodes: [] }, skipIndexation: true });
    const { nodes, links, focus, names } = this.sigma.getCanvases();
    return [links!, nodes!, focus!, names!];
  }

  /** Where an account stands on the screen, and the radius of its disc. */
  place(node: number, placing = this.placing()) {
    return {
      x: this.model.x[node]! * placing.scale + placing.left,
      y: placing.top - this.model.y[node]! * placing.scale,
      radius: this.sigma.scaleSize(this.model.radius[node]!),
    };
  }

  placing(): Placing {
    const { width, height } = this.sigma.getDimensions();
    const origin = this.sigma.graphToViewport({ x: 0, y: 0 });
    const one = this.sigma.graphToViewport({ x: 1, y: 0 });
    return {
      scale: one.x - origin.x,
      left: origin.x,
      top: origin.y,
      width,
      height,
      pixelRatio: window.devicePixelRatio || 1,
    };
  }

  /** Opacity of the weakest links in this view: they spread as the reader zooms in. */
  opacity(): number {
    const zoom = 1 / this.sigma.getCamera().ratio;
    return Math.min(0.35, this.model.data.opacity * Math.max(1, zoom));
  }

  /** Names as they stand on the map. */
  names(placing = this.placing()): PlacedName[] {
    return placeNames(
      this.candidates(placing),
      placing.width,
      placing.height,
      NAMES,
      (text, size) => {
        this.nameLayer.font = `600 ${size}px ${FONT}`;
        return this.nameLayer.measureText(text).width;
      },
    );
  }

  kill(): void {
    clearTimeout(this.settle);
    this.sigma.kill();
  }

  /** On a narrow screen discs are smaller, as the map is. */
  private shrink(container: HTMLElement): number {
    return Math.min(1, Math.max(0.45, container.offsetWidth / 1000));
  }

  private color(node: number): string {
    return this.theme.slots[this.model.slot[node]!]!;
  }

  private layer(name: string, after: string): CanvasRenderingContext2D {
    const style = { pointerEvents: "none" };
    return this.sigma
      .createCanvas(name, { afterLayer: after, style })
      .getContext("2d")!;
  }

  private hover(node: number | null): void {
    this.hovered = node;
    this.sigma.getContainer().style.cursor = node === null ? "" : "pointer";
    this.sigma.scheduleRender();
  }

  private get looked(): number | null {
    return this.hovered ?? this.chosen;
  }

  private paint(): void {
    const placing = this.placing();
    const moving = this.settle !== 0 || this.glow > 0;
    const drawn = this.links.draw(
      placing,
      this.filter,
      this.theme.links,
      this.opacity(),
      this.glow,
      moving ? WHILE_MOVING : STANDING,
    );
    if (!moving) this.events.drawn(drawn);
    const { looked } = this;
    const { links, nodes } = this.sigma.getCanvases();
    links!.style.opacity = nodes!.style.opacity = looked === null ? "1" : FAINT;
    clear(this.focusLayer, placing);
    clear(this.nameLayer, placing);
    if (looked === null) this.write(this.names(placing));
    else this.paintNeighbours(looked, placing);
  }

  /** The account looked at, its links, and its neighbours with their names. */
  private paintNeighbours(node: number, placing: Placing): void {
    const { model, focusLayer: context, filter } = this;
    const shown = model
      .linksOf(node)
      .filter((link) => model.linkShown(link, filter));
    context.globalAlpha = shown.length > 2000 ? 0.3 : 0.6;
    for (const link of shown) {
      const a = this.place(model.source[link]!, placing);
      const b = this.place(model.target[link]!, placing);
      context.strokeStyle = this.color(model.source[link]!);
      context.lineWidth = linkWidth(model.step[link]!);
      context.beginPath();
      context.moveTo(a.x, a.y);
      context.quadraticCurveTo(...controlPoint(a.x, a.y, b.x, b.y), b.x, b.y);
      context.stroke();
    }
    context.globalAlpha = 1;
    const around = new Set([node]);
    for (const link of shown)
      around.add(model.source[link]!).add(model.target[link]!);
    // Numbers ascend as reposts fall: the small discs first.
    const nodes = [...around].sort((a, b) => b - a);
    for (const one of nodes) this.disc(one, placing);
    this.disc(node, placing, true);
    const first = [node, ...nodes.reverse().filter((one) => one !== node)];
    const labels = model.data.nodes.label;
    this.write(
      placeNames(
        first.slice(0, 300).map((one) => ({
          node: one,
          text: labels[one]!,
          ...this.place(one, placing),
        })),
        placing.width,
        placing.height,
        NAMES,
        (text, size) => {
          this.nameLayer.font = `600 ${size}px ${FONT}`;
          return this.nameLayer.measureText(text).width;
        },
      ),
    );
  }

  private disc(node: number, placing: Placing, marked = false): void {
    const { focusLayer: context } = this;
    const { x, y, radius } = this.place(node, placing);
    context.beginPath();
    context.arc(x, y, Math.max(2, radius), 0, 2 * Math.PI);
    context.fillStyle = this.color(node);
    context.fill();
    context.strokeStyle = marked ? this.theme.text : this.theme.page;
    context.lineWidth = marked ? 2.5 : 1;
    context.stroke();
  }

  private *candidates(placing: Placing): Generator<Candidate> {
    const { model } = this;
    for (let node = 0; node < Math.min(NAMED, model.count); node++) {
      if (!model.nodeShown(node, this.filter)) continue;
      const place = this.place(node, placing);
      const { x, y, radius } = place;
      // Discs without weight get names only when the reader comes near.
      if (radius < 4) break;
      if (x >= 0 && y >= 0 && x <= placing.width && y <= placing.height)
        yield { node, text: model.data.nodes.label[node]!, ...place };
    }
  }

  private write(names: PlacedName[]): void {
    const { nameLayer: context, theme } = this;
    context.lineJoin = "round";
    context.strokeStyle = theme.page;
    context.fillStyle = theme.text;
    for (const { text, size, x, y } of names) {
      context.font = `600 ${size}px ${FONT}`;
      context.lineWidth = size * 0.28;
      context.globalAlpha = 0.85;
      context.strokeText(text, x, y);
      context.globalAlpha = 1;
      context.fillText(text, x, y);
    }
  }
}

/** Empties a canvas, at the size of the map. */
function clear(context: CanvasRenderingContext2D, placing: Placing): void {
  const { canvas } = context;
  canvas.width = Math.round(placing.width * placing.pixelRatio);
  canvas.height = Math.round(placing.height * placing.pixelRatio);
  context.setTransform(placing.pixelRatio, 0, 0, placing.pixelRatio, 0, 0);
}
