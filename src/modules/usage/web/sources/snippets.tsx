import { Button, CopyButton, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import classes from '../usage.module.css'
import { type SnippetKind, snippetKinds, snippetOf } from './snippet-texts.ts'

const isKind = (value: string): value is SnippetKind => snippetKinds.some((kind) => kind === value)

/** How to send to this installation, ready to be pasted. */
export function Snippets({ writeKey }: { writeKey: string }) {
  const { t } = useMessages('usage')
  const [kind, setKind] = useState<SnippetKind>('node')
  const text = snippetOf(kind, window.location.origin, writeKey)
  return (
    <div className={classes.stack}>
      <p className={classes.quiet}>{t('snippets.text')}</p>
      <SegmentedControl
        aria-label={t('snippets.title')}
        value={kind}
        onChange={(value) => isKind(value) && setKind(value)}
        data={snippetKinds.map((value) => ({ value, label: t(`snippets.${value}`) }))}
        fullWidth
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={classes.code} tabIndex={0}>
        {text}
      </pre>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button onClick={copy}>{t(copied ? 'identity:settings.copied' : 'snippets.copy')}</Button>
        )}
      </CopyButton>
    </div>
  )
}
