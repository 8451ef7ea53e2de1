import type { PolicyTexts } from '../policy-text.ts'

export const policies: PolicyTexts = {
  delivery: {
    title: 'Envíos',
    intro: 'Adónde enviamos, cuánto tarda y cuánto cuesta.',
    sections: [
      {
        title: 'Países y formas de envío',
        paragraphs: [
          'Enviamos a los países que puedes elegir en el carrito. Allí ves, antes de pedir, las formas de envío para tu país con su precio y su plazo; después no se añade nada.',
          'Los pedidos grandes viajan gratis. Lo que falta para llegar está escrito en tu carrito.',
        ],
      },
      {
        title: 'Cuándo sale',
        paragraphs: [
          'Lo que está en almacén y se pide antes de las dos de la tarde de un día laborable sale ese mismo día. El plazo indicado cuenta desde entonces, en días laborables.',
          'Lo que se hace por encargo sale dos o tres semanas después. Si un pedido lleva ambas cosas, todo viaja junto cuando está completo.',
        ],
      },
      {
        title: 'Seguir el paquete',
        paragraphs: [
          'Recibes un correo cuando sale el paquete. Puedes ver cualquier pedido cuando quieras con su referencia y tu correo electrónico; no hace falta una cuenta.',
        ],
      },
      {
        title: 'Dañado o perdido',
        paragraphs: [
          'Avísanos en la semana siguiente al día previsto. Enviamos lo mismo otra vez o devolvemos el dinero, como prefieras. El riesgo del viaje es nuestro.',
        ],
      },
    ],
  },
  returns: {
    title: 'Devoluciones',
    intro: 'Tienes 30 días para cambiar de idea, contados desde el día en que te llega el paquete.',
    sections: [
      {
        title: 'Qué se puede devolver',
        paragraphs: [
          'Todo lo que esté sin usar y completo, en un estado en que podría volver a venderse. Probarse y mirar de cerca está bien; llevarlo por la calle o cocinar con ello, no.',
          'Por higiene, los productos de baño y belleza abiertos se quedan contigo, salvo que tengan un defecto.',
        ],
      },
      {
        title: 'Cómo se devuelve',
        paragraphs: [
          'Escríbenos con la referencia del pedido. Recibes una etiqueta por correo electrónico, la imprimes y dejas el paquete en cualquier punto de recogida. Dentro de los países a los que enviamos, la vuelta no cuesta nada.',
        ],
      },
      {
        title: 'Tu dinero',
        paragraphs: [
          'Devolvemos el precio y el envío más barato en los cinco días laborables siguientes a la llegada del paquete, por el mismo medio con el que pagaste.',
        ],
      },
      {
        title: 'Defectos',
        paragraphs: [
          'Lo que falle en dos años se repara, se cambia o se reembolsa. Esta garantía se suma a tus derechos legales y no los recorta.',
        ],
      },
    ],
  },
  privacy: {
    title: 'Privacidad',
    intro:
      'Qué guardamos, para qué y durante cuánto tiempo. En breve: lo que un pedido necesita, y nada para vender.',
    sections: [
      {
        title: 'Lo que un pedido necesita',
        paragraphs: [
          'Nombre, dirección, correo electrónico y lo que compraste. Lo necesitamos para enviar, facturar y responder a preguntas; la ley nos obliga a guardar las facturas diez años.',
          'Los datos de la tarjeta van directamente al proveedor de pagos. Nunca pasan por nuestros servidores, y no podríamos enseñártelos.',
        ],
      },
      {
        title: 'Lo que se queda en tu navegador',
        paragraphs: [
          'El carrito, la moneda, el país y el aspecto elegido se guardan en cookies de esta tienda, el carrito durante 90 días. Lo que miraste hace poco se guarda en el propio navegador y solo se envía para mostrártelo.',
          'No hay cookies publicitarias, ni rastreadores, ni contenido ajeno en estas páginas, y por eso tampoco hay un aviso.',
        ],
      },
      {
        title: 'Quién más lo ve',
        paragraphs: [
          'El proveedor de pagos, el transportista y el servicio que envía nuestros correos, cada uno solo lo que exige su tarea. Nadie más, y nunca a cambio de dinero.',
        ],
      },
      {
        title: 'Tus derechos',
        paragraphs: [
          'Puedes ver, corregir, llevarte o hacer borrar lo que tenemos sobre ti, y oponerte a su uso. Escribe a privacy@techmart.example; respondemos en un mes. También puedes reclamar ante la autoridad de protección de datos.',
        ],
      },
    ],
  },
  terms: {
    title: 'Condiciones',
    intro:
      'Lo que vale entre tú y nosotros cuando haces un pedido. Esta es una tienda de demostración: ningún pedido se convierte aquí en un contrato real.',
    sections: [
      {
        title: 'El contrato',
        paragraphs: [
          'Lo que ves en la tienda es una invitación. Tu pedido es una oferta; queda aceptada cuando el pago se ha realizado y lo confirmamos por correo.',
          'Si un precio cambia o algo se agota mientras haces el pedido, te mostramos el cambio y decides de nuevo. Nunca pagas otra cantidad que la última que viste.',
        ],
      },
      {
        title: 'Precios y pago',
        paragraphs: [
          'En Europa y el Reino Unido los precios incluyen el IVA. En Estados Unidos el impuesto sobre las ventas se añade al pagar, donde el total es definitivo.',
          'Pagas en la página del proveedor de pagos. Un pedido que no se paga a tiempo se cancela, y lo que estaba reservado para ti vuelve a quedar libre.',
        ],
      },
      {
        title: 'Propiedad y garantía',
        paragraphs: [
          'Las cosas son tuyas cuando están pagadas. En caso de defectos valen los derechos legales y nuestra garantía de dos años.',
        ],
      },
      {
        title: 'Si no estamos de acuerdo',
        paragraphs: [
          'Escríbenos primero, por favor; casi todo se arregla con dos mensajes. Los consumidores pueden acudir a los tribunales y al derecho imperativo de su país.',
        ],
      },
    ],
  },
  imprint: {
    title: 'Aviso legal',
    intro: 'Quién está detrás de esta tienda.',
    sections: [
      {
        title: 'Tienda de demostración TechMart',
        paragraphs: [
          'Calle del Ejemplo 1, 00000 Ejemplo. Teléfono +00 000 000000, correo hello@techmart.example.',
          'Estos datos son inventados. La tienda la lleva quien ha puesto en marcha esta copia de TechMart, una plataforma de comercio de código abierto, para ver de qué es capaz.',
        ],
      },
      {
        title: 'Productos e imágenes',
        paragraphs: [
          'Todos los productos, marcas, textos y opiniones son inventados, y todas las imágenes las dibuja el propio programa. Cualquier parecido con artículos o empresas reales es casual.',
        ],
      },
    ],
  },
  accessibility: {
    title: 'Accesibilidad',
    intro:
      'Cualquiera debería poder comprar aquí, vea lo que vea, oiga lo que oiga y tenga lo que tenga entre las manos.',
    sections: [
      {
        title: 'Nuestro objetivo',
        paragraphs: [
          'La tienda sigue las Pautas de Accesibilidad para el Contenido Web 2.2 en el nivel AA. Cada página se comprueba de forma automática con cada cambio, y a mano con teclado y lector de pantalla.',
        ],
      },
      {
        title: 'Qué significa',
        paragraphs: [
          'Todo funciona solo con el teclado y se ve dónde estás. El texto puede ampliarse al 400 %. El contraste se mantiene en el aspecto claro y en el oscuro. Quien prefiere menos movimiento no tiene ninguno.',
          'La tienda se puede leer y usar sin JavaScript, con conexiones lentas y aparatos antiguos.',
        ],
      },
      {
        title: 'Si algo se interpone',
        paragraphs: [
          'Cuéntanos en access@techmart.example qué querías hacer y con qué. Respondemos en dos días laborables.',
        ],
      },
    ],
  },
}
