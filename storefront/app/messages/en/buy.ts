export const buy = {
  cartTitle: 'Your cart',
}
