/** A text in both languages of the program. Chinese is what the official form says, where it says it. */
export type Wording = { readonly zh: string; readonly en: string }

export type Language = 'zh' | 'en'
