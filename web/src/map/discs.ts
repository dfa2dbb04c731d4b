import { NodeProgram, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { parts } from "./curves";
import type { Filter } from "./model";

/** What the discs read at every frame. */
export interface DiscState {
  filter: Filter;
  /** Colour of the page, for the rings. */
  page: string;
}

interface DiscData extends NodeDisplayData {
  entered: number;
  slot: number;
}

const UNIFORMS = [
  "u_matrix",
  "u_sizeRatio",
  "u_correctionRatio",
  "u_until",
  "u_slots",
  "u_page",
] as const;

const VERTEX = `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_entered;
attribute float a_slot;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
uniform float u_until;
uniform float u_slots;
varying vec4 v_color;
varying vec2 v_away;
varying float v_radius;
varying float v_ring;
void main() {
  float size = a_size * u_correctionRatio / u_sizeRatio * 4.0;
  vec2 away = size * vec2(cos(a_angle), sin(a_angle));
  bool shown = a_entered <= u_until && mod(floor(u_slots / exp2(a_slot)), 2.0) > 0.5;
  gl_Position = shown ? vec4((u_matrix * vec3(a_position + away, 1)).xy, 0, 1) : vec4(2.0, 2.0, 2.0, 1.0);
  v_away = away;
  v_radius = size / 2.0;
  // Only discs that can spare it have a ring.
  v_ring = a_size / u_sizeRatio > 3.5 ? 1.0 : 0.0;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}`;

const FRAGMENT = `
precision highp float;
varying vec4 v_color;
varying vec2 v_away;
varying float v_radius;
varying float v_ring;
uniform float u_correctionRatio;
uniform vec3 u_page;
void main() {
  float pixel = u_correctionRatio * 2.0;
  float inside = (v_radius - length(v_away)) / pixel;
  #ifdef PICKING_MODE
  gl_FragColor = inside < 0.0 ? vec4(0.0) : v_color;
  #else
  vec4 color = mix(v_color, vec4(u_page, 1.0), v_ring * clamp(1.6 - inside, 0.0, 1.0));
  gl_FragColor = color * clamp(inside, 0.0, 1.0);
  #endif
}`;

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;

/** A program for sigma that draws discs, of those that the state's filter shows. */
export function discProgram(state: DiscState) {
  return class DiscProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
    getDefinition() {
      return {
        VERTICES: 3,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: TRIANGLES,
        UNIFORMS,
        ATTRIBUTES: [
          { name: "a_position", size: 2, type: FLOAT },
          { name: "a_size", size: 1, type: FLOAT },
          { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_entered", size: 1, type: FLOAT },
          { name: "a_slot", size: 1, type: FLOAT },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_angle", size: 1, type: FLOAT }],
        CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
      };
    }

    processVisibleItem(id: number, start: number, data: NodeDisplayData) {
      const { entered, slot } = data as DiscData;
      this.array.set(
        [data.x, data.y, data.size, floatColor(data.color), id, entered, slot],
        start,
      );
    }

    setUniforms(
      params: RenderParams,
      { gl, uniformLocations }: ProgramInfo<(typeof UNIFORMS)[number]>,
    ) {
      const [red, green, blue] = parts(state.page);
      gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
      gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
      gl.uniform1f(uniformLocations.u_correctionRatio, params.correctionRatio);
      gl.uniform1f(uniformLocations.u_until, state.filter.until);
      gl.uniform1f(uniformLocations.u_slots, state.filter.slots);
      gl.uniform3f(uniformLocations.u_page, red!, green!, blue!);
    }
  };
}
