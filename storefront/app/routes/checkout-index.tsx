/** The checkout as such shows nothing: the route around it sends on to the step that comes next. */
export default function CheckoutIndex() {
  return null
}
