import { Type } from 'typebox'
import { command, contract, event, internal, query, staff } from './contract.ts'
import { Closed, Done, Picture, Timestamp } from './shared.ts'

export const media = contract('media', {
  description:
    'Pictures: originals, and renditions in every width and format. Renditions are served at `/media/{id}/{width}.{format}`.',
  operations: {
    uploadPicture: command({
      route: 'POST /api/admin/pictures',
      access: staff('media:write'),
      summary:
        'Add a picture (PNG, JPEG, WebP or AVIF, up to 10 MB) as base64; its renditions are made in the background',
      description:
        'The same file gives the same picture, however often it is sent. Animations, vector graphics and pictures of ' +
        'more than 50 megapixels are refused.',
      input: Closed({
        alt: Type.String({ minLength: 1, maxLength: 300 }),
        data: Type.String({ maxLength: 14_000_000, contentEncoding: 'base64' }),
      }),
      output: Picture,
      errors: ['NOT_AN_IMAGE', 'BODY_TOO_LARGE', 'INVALID_INPUT'],
      status: 201,
    }),
    getPictureStatus: query({
      route: 'GET /api/admin/pictures/{id}',
      access: staff('media:write'),
      summary: 'Whether the renditions of a picture are ready',
      input: Closed({ id: Type.String({ maxLength: 120, pattern: '^[a-z0-9-]+$' }) }),
      output: Closed({
        id: Type.String(),
        state: Type.Enum(['waiting', 'ready', 'failed'] as const),
        updatedAt: Timestamp,
      }),
      errors: ['NOT_FOUND'],
    }),
    importDrawings: command({
      access: internal,
      summary: 'Write vector originals (our own SVG); known ids are replaced when the drawing differs',
      input: Closed({
        drawings: Type.Array(
          Closed({
            id: Type.String({ maxLength: 120, pattern: '^[a-z0-9-]+$' }),
            svg: Type.String({ maxLength: 200_000 }),
            listed: Type.Optional(
              Type.Boolean({
                description:
                  'Shown in listings: its small renditions are made in the background before anyone asks for them',
              }),
            ),
          }),
          { maxItems: 1000 },
        ),
      }),
      output: Done,
      errors: ['NOT_AN_IMAGE'],
    }),
  },
  events: {
    picture_ready: event({
      summary: 'The renditions of a picture that are made ahead are there',
      payload: Closed({ pictureId: Type.String() }),
    }),
  },
})
