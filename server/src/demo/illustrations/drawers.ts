import { headphones, speaker } from './audio.ts'
import { backpack, tote } from './bags.ts'
import { ball } from './ball.ts'
import { basket } from './basket.ts'
import { blocks } from './blocks.ts'
import { bottle } from './bottle.ts'
import { dress, trousers } from './bottoms.ts'
import { camera } from './camera.ts'
import { candle } from './candle.ts'
import { clock } from './clock.ts'
import { board, knife } from './cutting.ts'
import { notebook, pen } from './desk.ts'
import { charger, keyboard } from './devices.ts'
import { boot, sneaker } from './footwear.ts'
import { beanie, cap } from './headwear.ts'
import type { Ink } from './ink.ts'
import { lamp } from './lamp.ts'
import { mug } from './mug.ts'
import { coat, jacket } from './outerwear.ts'
import { planter } from './planter.ts'
import { plush } from './plush.ts'
import { puzzle } from './puzzle.ts'
import { rug } from './rug.ts'
import { sandal } from './sandal.ts'
import { chair, stool } from './seating.ts'
import { serum } from './serum.ts'
import { sleepingbag } from './sleepingbag.ts'
import { soap } from './soap.ts'
import { cushion, throwBlanket } from './soft-furnishing.ts'
import { kettle, pan } from './stove.ts'
import { bowl, carafe, plate, teapot } from './tableware.ts'
import { tent } from './tent.ts'
import { hoodie, shirt, sweater, tshirt } from './tops.ts'
import { torch } from './torch.ts'
import { towel } from './towel.ts'
import type { Drawing } from './types.ts'
import { vase } from './vase.ts'
import { watch } from './watch.ts'
import { wateringcan } from './wateringcan.ts'
import { scarf, socks } from './woollens.ts'

export type Draw = (ink: Ink) => Drawing

/** How a type is shown from its second side, and how tall it stands in a wide still life (canvas units). */
interface Model {
  draw: Draw
  /** `plinth` raised on a block; `lean` upright against the wall; `laid` turned on a sheet; `folded` as cloth. */
  second: 'plinth' | 'lean' | 'laid' | 'folded' | 'hanger'
  presence: number
}

const model = (draw: Draw, second: Model['second'], presence: number): Model => ({ draw, second, presence })

/** Every product type the demo shop can picture. */
export const MODELS: Readonly<Record<string, Model>> = {
  tshirt: model(tshirt, 'folded', 250),
  shirt: model(shirt, 'folded', 250),
  sweater: model(sweater, 'folded', 250),
  hoodie: model(hoodie, 'folded', 250),
  trousers: model(trousers, 'laid', 250),
  dress: model(dress, 'hanger', 250),
  jacket: model(jacket, 'folded', 250),
  coat: model(coat, 'hanger', 250),
  cap: model(cap, 'plinth', 230),
  beanie: model(beanie, 'plinth', 260),
  scarf: model(scarf, 'laid', 250),
  socks: model(socks, 'laid', 300),
  sneaker: model(sneaker, 'plinth', 200),
  boot: model(boot, 'plinth', 330),
  sandal: model(sandal, 'laid', 260),
  tote: model(tote, 'plinth', 430),
  backpack: model(backpack, 'plinth', 440),
  mug: model(mug, 'plinth', 210),
  bowl: model(bowl, 'plinth', 190),
  plate: model(plate, 'lean', 320),
  pan: model(pan, 'plinth', 190),
  kettle: model(kettle, 'plinth', 340),
  knife: model(knife, 'laid', 420),
  board: model(board, 'lean', 440),
  bottle: model(bottle, 'plinth', 400),
  carafe: model(carafe, 'plinth', 400),
  teapot: model(teapot, 'plinth', 290),
  lamp: model(lamp, 'plinth', 480),
  chair: model(chair, 'plinth', 560),
  stool: model(stool, 'plinth', 340),
  vase: model(vase, 'plinth', 420),
  cushion: model(cushion, 'lean', 330),
  throw: model(throwBlanket, 'laid', 420),
  rug: model(rug, 'laid', 480),
  clock: model(clock, 'lean', 300),
  planter: model(planter, 'plinth', 470),
  candle: model(candle, 'plinth', 240),
  soap: model(soap, 'plinth', 150),
  serum: model(serum, 'plinth', 300),
  towel: model(towel, 'laid', 250),
  tent: model(tent, 'plinth', 420),
  torch: model(torch, 'plinth', 360),
  sleepingbag: model(sleepingbag, 'laid', 480),
  wateringcan: model(wateringcan, 'plinth', 330),
  headphones: model(headphones, 'plinth', 330),
  speaker: model(speaker, 'plinth', 400),
  keyboard: model(keyboard, 'laid', 200),
  camera: model(camera, 'plinth', 300),
  watch: model(watch, 'laid', 400),
  charger: model(charger, 'plinth', 240),
  notebook: model(notebook, 'lean', 360),
  pen: model(pen, 'laid', 380),
  blocks: model(blocks, 'plinth', 330),
  puzzle: model(puzzle, 'laid', 380),
  plush: model(plush, 'plinth', 400),
  ball: model(ball, 'plinth', 260),
  basket: model(basket, 'plinth', 360),
}
