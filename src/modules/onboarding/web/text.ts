import { useMessages } from '#platform/web/messages/index.ts'

/** Picks the reader's language from content that carries both: `const text = useText(); text(task.name)`. */
export function useText(): (text: { ja: string; en: string }) => string {
  const { language } = useMessages('onboarding')
  return (text) => text[language]
}

/** Sentences one after the other; Japanese sets no space between them. */
export function useSentences(): (sentences: readonly (string | undefined)[]) => string {
  const { language } = useMessages('onboarding')
  return (sentences) => sentences.filter((each) => each !== undefined && each !== '').join(language === 'ja' ? '' : ' ')
}
