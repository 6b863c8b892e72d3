import { describe, expect, it } from 'vitest'
import { rankOfCode } from '#shared/domain/place.ts'
import { placeOfBody } from '../../src-main/parse/place.ts'
import { loadPlaces } from '../../src-main/places.ts'

const places = loadPlaces()

describe('where a body belongs', () => {
  it.each([
    ['淮安市洪泽区人民政府', '320813', 'county', 'government'],
    ['江苏省淮安市洪泽区教育局', '320813', 'county', 'education'],
    ['江苏淮安市洪泽区教育局', '320813', 'county', 'education'],
    ['河南省民政厅', '410000', 'province', 'civil-affairs'],
    ['焦作市民政局', '410800', 'prefecture', 'civil-affairs'],
    ['上海市人民政府办公厅', '310000', 'province', 'office'],
    ['吉林市人民政府', '220200', 'prefecture', 'government'],
    ['朝阳市朝阳县民政局', '211321', 'county', 'civil-affairs'],
    ['黔东南苗族侗族自治州水利局', '522600', 'prefecture', 'water'],
    ['上海市浦东新区教育局', '310115', 'county', 'education'],
    ['天门市拖市镇人民政府', '429006', 'township', 'township'],
    ['佛山市顺德区大良街道办事处', '440606', 'township', 'township'],
    ['国家税务总局北京市朝阳区税务局', '110105', 'county', 'tax'],
    ['平潭综合实验区管委会', '350128', null, 'zone'],
    ['河南省人民医院', '410000', 'province', 'public-service'],
  ])('%s', (name, region, rank, kind) => {
    expect(placeOfBody(name, [], places)).toEqual({ region, byName: region, candidates: [region], rank, kind })
  })

  it.each([
    ['襄樊市统计局', '420600'],
    ['洪泽县民政局', '320813'],
    ['崇文区人民政府', '110101'],
    ['淮安市楚州区司法局', '320803'],
    ['莱芜市审计局', '370100'],
  ])('%s, a name of the past, belongs to what the place is today', (name, region) => {
    expect(placeOfBody(name, [], places).region).toBe(region)
  })

  it.each([
    ['国务院办公厅', 'national'],
    ['民政部', 'national'],
    ['民政厅', 'province'],
    ['县民政局', 'county'],
    ['东区街道办事处', 'township'],
    ['市民政局', null],
    ['市政府办公厅', null],
    ['林业局', null],
  ])('%s names no place, but may tell how high it stands', (name, rank) => {
    expect(placeOfBody(name, [], places)).toMatchObject({ region: null, candidates: [], rank })
  })

  it('leaves a name of several divisions open, with all of them', () => {
    expect(placeOfBody('鼓楼区人民政府', [], places)).toEqual({
      region: null,
      byName: null,
      candidates: ['320106', '320302', '350102', '410204'],
      rank: 'county',
      kind: 'government',
    })
  })

  it.each([
    ['鼓楼区民政局', ['/reports/江苏/南京/2019.html'], '320106'],
    ['鼓楼区民政局', ['南京市人民政府'], '320106'],
    ['朝阳区民政局', ['北京市'], '110105'],
    ['鼓楼区民政局', ['江苏省'], null],
    ['鼓楼区民政局', ['江苏省南京市', '徐州市'], null],
    ['鼓楼区民政局', ['广东省'], null],
  ])('%s with %j', (name, hints, region) => {
    expect(placeOfBody(name, hints, places).region).toBe(region)
  })

  it('does not place a zone by a name that another place may have too', () => {
    expect(placeOfBody('南湖新区管委会', [], places)).toMatchObject({
      region: null,
      byName: null,
      candidates: ['330402'],
      rank: null,
    })
  })

  it('places nothing invented', () => {
    expect(placeOfBody('柳汀县交通运输局', [], places)).toEqual({
      region: null,
      byName: null,
      candidates: [],
      rank: null,
      kind: 'transport',
    })
  })
})

describe('the list of divisions', () => {
  const inForce = places.divisions.filter(({ until }) => until === null)
  const codes = new Set(inForce.map(({ code }) => code))

  it('has every province, each code once', () => {
    expect(inForce.filter(({ code }) => rankOfCode(code) === 'province')).toHaveLength(34)
    expect(codes.size).toBe(inForce.length)
  })

  it('leads from the past only to what is in force', () => {
    const astray = places.divisions.flatMap(({ name, now }) => now.filter(code => !codes.has(code)).map(() => name))
    expect(astray).toEqual([])
  })

  it('has a division for every zone', () => {
    expect(places.zones.filter(({ code }) => !codes.has(code))).toEqual([])
  })
})
