/** Why, in the words of whoever decided or asked. */
export function Reason({ text }: { text: string | null }) {
  if (text === null || text === "") return null
  return (
    <div className="quote">
      <p>{text}</p>
    </div>
  )
}
