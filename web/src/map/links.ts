import { BEND, linkOpacity, linkWidth, parts } from "./curves";
import { shuffled, STEPS, type Filter, type MapModel } from "./model";

/** From places on the map to the screen, in pixels: x * scale + left, top - y * scale. */
export interface Placing {
  scale: number;
  left: number;
  top: number;
  width: number;
  height: number;
  pixelRatio: number;
}

const FLOATS = 7;

/** Links on which the machine's speed is measured, and how many are drawn at least. */
const PROBE = 3000;

const VERTEX = `#version 300 es
precision highp float;
// t along the curve, and which side of it
in vec2 a_corner;
in vec4 a_ends;
in vec2 a_times;
// slot of source, slot of target, step, unused
in vec4 a_kind;
uniform vec3 u_placing;
uniform vec2 u_size;
uniform float u_until;
uniform float u_since;
uniform float u_fresh;
uniform int u_slots;
uniform float u_opacity[${STEPS}];
uniform float u_width[${STEPS}];
uniform vec3 u_colors[9];
out vec4 v_color;
vec2 screen(vec2 place) { return vec2(place.x * u_placing.x + u_placing.y, u_placing.z - place.y * u_placing.x); }
void main() {
  ivec4 kind = ivec4(a_kind + 0.5);
  bool shown = a_times.x <= u_until && a_times.y >= u_since && ((u_slots >> kind.x) & (u_slots >> kind.y) & 1) == 1;
  vec2 a = screen(a_ends.xy);
  vec2 b = screen(a_ends.zw);
  vec2 control = (a + b) * 0.5 + ${BEND.toFixed(2)} * vec2(b.y - a.y, a.x - b.x);
  float t = a_corner.x;
  vec2 point = (1.0 - t) * (1.0 - t) * a + 2.0 * t * (1.0 - t) * control + t * t * b;
  vec2 along = (1.0 - t) * (control - a) + t * (b - control);
  float far = length(along);
  vec2 normal = far > 0.0 ? vec2(-along.y, along.x) / far : vec2(0.0);
  point += normal * a_corner.y * u_width[kind.z] * 0.5;
  gl_Position = shown ? vec4(point.x / u_size.x * 2.0 - 1.0, 1.0 - point.y / u_size.y * 2.0, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
  // New links light up while the spread is played.
  float fresh = u_fresh > 0.0 ? max(0.0, 1.0 - (u_until - a_times.x) / u_fresh) : 0.0;
  float opacity = min(0.9, u_opacity[kind.z] + fresh * 0.5);
  v_color = vec4(u_colors[kind.x] * opacity, opacity);
}`;

const FRAGMENT = `#version 300 es
precision mediump float;
in vec4 v_color;
out vec4 color;
void main() { color = v_color; }`;

/**
 * Draws all links by WebGL from one buffer that is filled once. Sigma's own edges would be objects, copied at every change of the filter:
 * half a million of them take half a gigabyte and a second. Here time and communities are filtered on the graphics card.
 */
export class LinkLayer {
  private readonly gl: WebGL2RenderingContext;
  private readonly program: WebGLProgram;
  private readonly corners: number;
  private readonly buffer: WebGLBuffer;
  /** Links that this machine draws in a second; 0 before it is measured. */
  private rate = 0;

  /** Throws where there is no WebGL 2. */
  constructor(
    canvas: HTMLCanvasElement,
    private readonly model: MapModel,
  ) {
    const gl = canvas.getContext("webgl2", { antialias: true });
    if (!gl) throw new Error("no WebGL 2");
    this.gl = gl;
    this.program = compile(gl);
    gl.useProgram(this.program);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    const segments = model.links < 30_000 ? 14 : model.links < 150_000 ? 8 : 5;
    this.corners = 2 * (segments + 1);
    const strip = new Float32Array(2 * this.corners);
    for (let i = 0; i < this.corners; i++)
      strip.set([Math.floor(i / 2) / segments, i % 2 ? 1 : -1], 2 * i);
    this.fill(gl.createBuffer(), strip, [["a_corner", 2, 0]], 8, 0);
    this.buffer = gl.createBuffer();
    this.refill();
  }

  /** Takes places, times and slots from the model. */
  refill(): void {
    const stride = 4 * FLOATS;
    this.fill(
      this.buffer,
      this.links(),
      [
        ["a_ends", 4, 0],
        ["a_times", 2, 16],
        ["a_kind", 4, 24],
      ],
      stride,
      1,
    );
  }

  /**
   * Draws what the filter shows. `base` is the opacity of the weakest; `fresh` how many seconds new links glow; no more links are drawn
   * than can be in `seconds`, a fair sample. Returns how many were.
   */
  draw(
    placing: Placing,
    filter: Filter,
    colors: string[],
    base: number,
    fresh: number,
    seconds: number,
  ): number {
    const { gl } = this;
    const { canvas } = gl;
    const [width, height] = [
      Math.round(placing.width * placing.pixelRatio),
      Math.round(placing.height * placing.pixelRatio),
    ];
    if (canvas.width !== width || canvas.height !== height)
      [canvas.width, canvas.height] = [width, height];
    gl.viewport(0, 0, width, height);
    const { links } = this.model;
    if (links === 0) return 0;
    const set = (name: string) => gl.getUniformLocation(this.program, name);
    const steps = [...Array(STEPS).keys()];
    gl.uniform3f(set("u_placing"), placing.scale, placing.left, placing.top);
    gl.uniform2f(set("u_size"), placing.width, placing.height);
    gl.uniform1f(set("u_until"), filter.until);
    gl.uniform1f(set("u_since"), Math.max(-1e9, filter.until - filter.window));
    gl.uniform1f(set("u_fresh"), fresh);
    gl.uniform1i(set("u_slots"), filter.slots);
    gl.uniform1fv(set("u_width"), steps.map(linkWidth));
    gl.uniform3fv(set("u_colors"), colors.flatMap(parts));
    const count = Math.min(this.budget(seconds), links);
    // A sample stands for all.
    gl.uniform1fv(
      set("u_opacity"),
      steps.map((step) => linkOpacity((base * links) / count, step)),
    );
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, this.corners, count);
    return count;
  }

  /** How many links this machine draws in so many seconds, measured once: without a graphics card it is few. */
  budget(seconds: number): number {
    const { gl } = this;
    if (this.rate === 0 && this.model.links > 0) {
      const count = Math.min(PROBE, this.model.links);
      let began = 0;
      // The first time compiles, and reading a pixel waits for the drawing.
      for (let turn = 0; turn < 2; turn++) {
        began = performance.now();
        gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, this.corners, count);
        gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
      }
      this.rate = (1000 * count) / Math.max(0.1, performance.now() - began);
    }
    return Math.max(PROBE, Math.round(this.rate * seconds));
  }

  private links(): Float32Array {
    const { model } = this;
    const { slot } = model;
    const floats = new Float32Array(FLOATS * model.links);
    const bytes = new Uint8Array(floats.buffer);
    shuffled(model.links).forEach((link, i) => {
      const [source, target] = [model.source[link]!, model.target[link]!];
      floats.set(
        [
          model.x[source]!,
          model.y[source]!,
          model.x[target]!,
          model.y[target]!,
          model.first[link]!,
          model.last[link]!,
        ],
        FLOATS * i,
      );
      bytes.set(
        [slot[source]!, slot[target]!, model.step[link]!, 0],
        4 * (FLOATS * i + 6),
      );
    });
    return floats;
  }

  private fill(
    buffer: WebGLBuffer,
    values: Float32Array,
    attributes: [name: string, size: number, offset: number][],
    stride: number,
    divisor: number,
  ): void {
    const { gl } = this;
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
    for (const [name, size, offset] of attributes) {
      const place = gl.getAttribLocation(this.program, name);
      const type = name === "a_kind" ? gl.UNSIGNED_BYTE : gl.FLOAT;
      gl.enableVertexAttribArray(place);
      gl.vertexAttribPointer(place, size, type, false, stride, offset);
      gl.vertexAttribDivisor(place, divisor);
    }
  }
}

function compile(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(type)!;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS))
      throw new Error(gl.getShaderInfoLog(shader) ?? "shader");
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS))
    throw new Error(gl.getProgramInfoLog(program) ?? "program");
  return program;
}
