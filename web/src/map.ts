import { mount } from "svelte";
import Map from "./map/Map.svelte";
import type { MapData } from "./map/data";
import { MapModel } from "./map/model";

const target = document.getElementById("map");
const data = document.getElementById("data")?.textContent;
if (target && data) {
  target.replaceChildren();
  mount(Map, {
    target,
    props: {
      model: new MapModel(
        JSON.parse(data) as MapData,
        innerHeight > 1.2 * innerWidth,
      ),
    },
  });
}
