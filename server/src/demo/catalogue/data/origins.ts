import type { Four } from './shapes.ts'

/** Countries of manufacture by ISO 3166 code. */
export const ORIGINS: Readonly<Record<string, Four>> = {
  CH: ['Switzerland', 'Suiza', 'Schweiz', 'سويسرا'],
  CZ: ['Czechia', 'Chequia', 'Tschechien', 'التشيك'],
  DE: ['Germany', 'Alemania', 'Deutschland', 'ألمانيا'],
  DK: ['Denmark', 'Dinamarca', 'Dänemark', 'الدنمارك'],
  ES: ['Spain', 'España', 'Spanien', 'إسبانيا'],
  FI: ['Finland', 'Finlandia', 'Finnland', 'فنلندا'],
  FR: ['France', 'Francia', 'Frankreich', 'فرنسا'],
  GB: ['United Kingdom', 'Reino Unido', 'Vereinigtes Königreich', 'المملكة المتحدة'],
  IS: ['Iceland', 'Islandia', 'Island', 'آيسلندا'],
  IT: ['Italy', 'Italia', 'Italien', 'إيطاليا'],
  JP: ['Japan', 'Japón', 'Japan', 'اليابان'],
  MA: ['Morocco', 'Marruecos', 'Marokko', 'المغرب'],
  NL: ['Netherlands', 'Países Bajos', 'Niederlande', 'هولندا'],
  NO: ['Norway', 'Noruega', 'Norwegen', 'النرويج'],
  PL: ['Poland', 'Polonia', 'Polen', 'بولندا'],
  PT: ['Portugal', 'Portugal', 'Portugal', 'البرتغال'],
  SE: ['Sweden', 'Suecia', 'Schweden', 'السويد'],
  TR: ['Türkiye', 'Turquía', 'Türkei', 'تركيا'],
}
